//! What is known of records, by which record is meant.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::record_id::RecordId;
use crate::diag::FileId;

/// Values by records. Records are numbered in their files, so that none is searched for among those of its file.
#[derive(Debug)]
pub struct RecordMap<T> {
    files: BTreeMap<FileId, OfFile<T>>,
}

/// The values of the records of a file.
#[derive(Debug)]
struct OfFile<T> {
    /// Where the value of each record stands, counted from one; 0 is none.
    places: Vec<u32>,
    /// In the order in which they came, each with the number of its record.
    values: Vec<(u32, T)>,
}

impl<T> Default for RecordMap<T> {
    fn default() -> Self {
        Self { files: BTreeMap::new() }
    }
}

impl<T> Default for OfFile<T> {
    fn default() -> Self {
        Self { places: Vec::new(), values: Vec::new() }
    }
}

/// A number as the place in a list.
fn place_of(number: u32) -> usize {
    usize::try_from(number).expect("a place in a list has as many bits")
}

impl<T> OfFile<T> {
    /// The place of the n-th record among the values.
    fn place(&self, nth: u32) -> Option<usize> {
        self.places.get(place_of(nth))?.checked_sub(1).map(place_of)
    }

    fn insert(&mut self, nth: u32, value: T) {
        if let Some((_, known)) = self.place(nth).and_then(|place| self.values.get_mut(place)) {
            *known = value;
            return;
        }
        self.values.push((nth, value));
        let place = u32::try_from(self.values.len()).expect("records are numbered with 32 bits");
        if self.places.len() <= place_of(nth) {
            self.places.resize(place_of(nth) + 1, 0);
        }
        if let Some(free) = self.places.get_mut(place_of(nth)) {
            *free = place;
        }
    }

    /// In the order of the records.
    fn iter(&self) -> impl Iterator<Item = &(u32, T)> {
        let places = self.places.iter().filter_map(|place| place.checked_sub(1));
        places.filter_map(|place| self.values.get(place_of(place)))
    }
}

impl<T> RecordMap<T> {
    /// The value of a record.
    pub fn get(&self, record: RecordId) -> Option<&T> {
        let of_file = self.files.get(&record.file())?;
        of_file.values.get(of_file.place(record.nth())?).map(|(_, value)| value)
    }

    /// The value of a record, to be changed.
    pub fn get_mut(&mut self, record: RecordId) -> Option<&mut T> {
        let of_file = self.files.get_mut(&record.file())?;
        let place = of_file.place(record.nth())?;
        of_file.values.get_mut(place).map(|(_, value)| value)
    }

    /// Gives a record a value, in place of the one that it may have.
    pub fn insert(&mut self, record: RecordId, value: T) {
        self.files.entry(record.file()).or_default().insert(record.nth(), value);
    }

    /// All records with their values, in the order of files and of the records in them.
    pub fn iter(&self) -> impl Iterator<Item = (RecordId, &T)> {
        self.files.iter().flat_map(|(file, of_file)| {
            of_file.iter().map(|(nth, value)| (RecordId::new(*file, *nth), value))
        })
    }

    /// Takes the values of another map, file by file.
    pub fn append(&mut self, other: Self) {
        for (file, of_file) in other.files {
            match self.files.entry(file) {
                Entry::Vacant(free) => drop(free.insert(of_file)),
                Entry::Occupied(mut known) => {
                    let known = known.get_mut();
                    of_file.values.into_iter().for_each(|(nth, value)| known.insert(nth, value));
                }
            }
        }
    }
}

impl<T> Extend<(RecordId, T)> for RecordMap<T> {
    fn extend<I: IntoIterator<Item = (RecordId, T)>>(&mut self, each: I) {
        each.into_iter().for_each(|(record, value)| self.insert(record, value));
    }
}

impl<T> FromIterator<(RecordId, T)> for RecordMap<T> {
    fn from_iter<I: IntoIterator<Item = (RecordId, T)>>(each: I) -> Self {
        let mut map = Self::default();
        map.extend(each);
        map
    }
}

#[cfg(test)]
mod tests {
    use super::RecordMap;
    use crate::diag::Sources;
    use crate::model::RecordId;

    #[test]
    fn records_are_found_in_the_order_of_files_whatever_the_order_they_came_in() {
        let mut sources = Sources::default();
        let [one, two] = ["1", "2"].map(|path| sources.add(path.to_owned(), String::new()));
        let id = RecordId::new;
        let mut map: RecordMap<&str> = [(id(two, 0), "c"), (id(one, 4), "b")].into_iter().collect();
        map.append([(id(one, 2), "a"), (id(two, 0), "d")].into_iter().collect());
        let all: Vec<_> = map.iter().map(|(record, value)| (record.nth(), *value)).collect();
        assert_eq!(all, [(2, "a"), (4, "b"), (0, "d")]);
        assert_eq!(map.get(id(one, 4)), Some(&"b"));
        assert_eq!(map.get(id(one, 3)), None);
        assert_eq!(map.get(id(one, 9)), None);
    }
}
