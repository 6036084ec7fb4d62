//! One file per page, named like its template.

pub(in crate::page) mod district;
pub(in crate::page) mod districts;
pub(in crate::page) mod document;
pub(in crate::page) mod documents;
pub(in crate::page) mod indicator;
pub(in crate::page) mod indicators;
pub(in crate::page) mod methods;
pub(in crate::page) mod overview;
pub(in crate::page) mod projects;
pub(in crate::page) mod quality;
pub(in crate::page) mod tasks;
pub(in crate::page) mod units;
