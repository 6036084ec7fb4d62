//! The tests that need no runner of their own, in one program: each file is a module, compiled and linked together, since
//! a program for each of them took longer to build than to run.

mod support;

mod assess;
mod build;
mod bundled;
mod charts;
mod checks;
mod cli;
mod compare;
mod data;
mod digits;
mod drawing;
mod failing_disk;
mod fidelity;
mod findings;
mod first_run;
mod formats;
mod fuzz;
mod hostile;
mod import;
mod init;
mod interrupted;
mod keys;
mod links;
mod many;
mod mutated;
mod output;
mod publish;
mod qualifiers;
mod reading;
mod readme;
mod repeat;
mod said;
mod schema;
mod search;
mod sentences;
mod sites;
mod speaking;
mod targets;
mod tendencies;
mod themes;
mod tidy;
mod units;
mod values;
mod verify;
