//! A serde serializer into a flat buffer: a value becomes a row of 32-bit words and one string that
//! holds all its text. JavaScript rebuilds the value with a few lines, several times faster than
//! property by property through imports.
//!
//! A word's low three bits say what it is, the rest is a number:
//!
//! | bits | what | number | then |
//! | --- | --- | --- | --- |
//! | 0 | `null` | | |
//! | 1 | `false`, `true` | 0, 1 | |
//! | 2 | a whole number | itself | |
//! | 3 | a larger one | its high part | a word: its low 32 bits |
//! | 4 | a string | its size in UTF-16 code units | |
//! | 5 | a string of the module's own | its size in bytes | a word: its address |
//! | 6 | a list | its size | its elements |
//! | 7 | an object | its size | for each member: a string as with 5, and the value |
//!
//! Strings of the module's own are names; their address never changes, so each of them needs to be
//! decoded but once.

use std::fmt::Display;

use serde::ser::{self, Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};

/// A value in flat form.
#[derive(Default)]
pub struct Words {
    /// Its structure.
    pub words: Vec<u32>,
    /// Its strings, one after the other.
    pub text: String,
}

impl Words {
    /// Replaces the value.
    pub fn write(&mut self, value: &impl Serialize) {
        self.words.clear();
        self.text.clear();
        // Unsupported can't come up: the types of a report use what is supported here.
        let _ = value.serialize(self);
    }

    #[allow(clippy::cast_possible_truncation)] // Sizes in wasm32's memory are 32 bits wide.
    fn push(&mut self, tag: u32, number: usize) {
        self.words.push((number as u32) << 3 | tag);
    }

    #[allow(clippy::cast_possible_truncation)] // So are addresses.
    #[inline(never)]
    fn name(&mut self, name: &'static str) {
        self.push(5, name.len());
        self.words.push(name.as_ptr() as u32);
    }
}

/// Something that no report holds.
#[derive(Debug)]
pub struct Unsupported;

impl Display for Unsupported {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Unsupported {}

impl ser::Error for Unsupported {
    fn custom<T: Display>(_: T) -> Self {
        Unsupported
    }
}

type Done = Result<(), Unsupported>;

/// Methods for sorts of values that no report holds.
macro_rules! unsupported {
    ($($method:ident($($type:ty),*))*) => {
        $( fn $method(self, $(_: $type),*) -> Done { Err(Unsupported) } )*
    };
}

impl Serializer for &mut Words {
    type Ok = ();
    type Error = Unsupported;
    type SerializeSeq = Self;
    type SerializeTuple = Impossible<(), Unsupported>;
    type SerializeTupleStruct = Impossible<(), Unsupported>;
    type SerializeTupleVariant = Impossible<(), Unsupported>;
    type SerializeMap = Impossible<(), Unsupported>;
    type SerializeStruct = Self;
    type SerializeStructVariant = Impossible<(), Unsupported>;

    fn serialize_bool(self, value: bool) -> Done {
        self.push(1, usize::from(value));
        Ok(())
    }

    #[allow(clippy::cast_possible_truncation)] // The two parts of a number are 32 bits wide.
    fn serialize_u64(self, value: u64) -> Done {
        if value < 1 << 29 {
            self.push(2, value as usize);
        } else {
            self.push(3, (value >> 32) as usize);
            self.words.push(value as u32);
        }
        Ok(())
    }

    fn serialize_char(self, value: char) -> Done {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Done {
        let units = value.chars().map(char::len_utf16).sum();
        self.push(4, units);
        self.text.push_str(value);
        Ok(())
    }

    fn serialize_none(self) -> Done {
        self.push(0, 0);
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Done {
        self.name(variant);
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_seq(self, size: Option<usize>) -> Result<Self, Unsupported> {
        self.push(6, size.ok_or(Unsupported)?);
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, size: usize) -> Result<Self, Unsupported> {
        self.push(7, size);
        Ok(self)
    }

    unsupported! {
        serialize_i8(i8) serialize_i16(i16) serialize_i32(i32) serialize_i64(i64)
        serialize_u8(u8) serialize_u16(u16) serialize_u32(u32)
        serialize_f32(f32) serialize_f64(f64) serialize_bytes(&[u8])
        serialize_unit() serialize_unit_struct(&'static str)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Done {
        Err(Unsupported)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Unsupported> {
        Err(Unsupported)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Unsupported> {
        Err(Unsupported)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unsupported> {
        Err(Unsupported)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Unsupported> {
        Err(Unsupported)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Unsupported> {
        Err(Unsupported)
    }
}

impl SerializeSeq for &mut Words {
    type Ok = ();
    type Error = Unsupported;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        value.serialize(&mut **self)
    }

    fn end(self) -> Done {
        Ok(())
    }
}

impl SerializeStruct for &mut Words {
    type Ok = ();
    type Error = Unsupported;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Done {
        self.name(key);
        value.serialize(&mut **self)
    }

    fn end(self) -> Done {
        Ok(())
    }
}
