//! Writes the JavaScript that turns a JavaScript value into a tape (see [`crate::input::tape`]): one
//! function for each shape of the request, generated from the tables. Generated code has each name
//! in its place, which makes it nearly twice as fast as code that looks names up in a table. Run
//! when the package is built; not part of the wasm module.

use super::shapes::CONSTANT;
use crate::input::Kind;
use crate::input::tape::{
    FIRST_KIND, LONG, MEANT, MEMBER_BITS, MOST_TEXT, MOST_TOKENS, NO_MEMBER, NUMBER_SHIFT, OPEN, OTHER, TOKEN_BITS,
    Token,
};
use crate::operation::{CREATE_COLLABORATION, Edition, Enum, LIST_LIMIT, Length, List, Map, Shape, Structure, Text};

/// The reader's module.
#[must_use]
pub fn module() -> String {
    let mut writer = Functions::default();
    let root = writer.structure(&CREATE_COLLABORATION);
    let functions: Vec<(&str, String)> = std::mem::take(&mut writer.functions);
    let mut structures = String::new();
    let mut count = 0;
    let functions = functions.iter().map(|(name, function)| {
        if !function.contains(OWN) {
            return format!("\nfunction {name}{function}");
        }
        writer.imports.push(format!("{CONSTANT}{name}"));
        structures += &format!("  structureOf({CONSTANT}{name}, {name}),\n");
        count += 1;
        format!("\nfunction {name}{}", function.replace(OWN, &(count - 1).to_string()))
    });
    let functions: String = functions.collect();
    let constants = constants();
    let prelude = include_str!("reader.js");
    let imports: String =
        writer.imports.iter().map(|name| format!("import {{ {name} }} from './shapes.js';\n")).collect();
    format!(
        "{prelude}
{constants}
{functions}
const root = {root};
var structures = [
{structures}];
{imports}"
    )
}

fn constants() -> String {
    let other = |kind: Kind| {
        let place = OTHER.iter().position(|&other| other == kind).unwrap_or(OTHER.len());
        place << NUMBER_SHIFT | Token::Other as usize
    };
    let constants = [
        ("MASK", (1 << TOKEN_BITS) - 1),
        ("NUMBER_SHIFT", NUMBER_SHIFT as usize),
        ("NONE", (NO_MEMBER << TOKEN_BITS) as usize),
        ("LONG", LONG as usize),
        ("MEANT", (MEANT << TOKEN_BITS) as usize),
        ("FIRST_KIND", FIRST_KIND as usize),
        ("MARK_SHIFT", TOKEN_BITS as usize),
        ("COUNT_SHIFT", TOKEN_BITS as usize),
        ("MOST_TOKENS", MOST_TOKENS),
        ("LIST_LIMIT", LIST_LIMIT),
        // The most tokens that one step of a loop writes before it looks again, and then some.
        ("SLACK", 16),
        ("FALSE", Token::Boolean as usize),
        ("TRUE", 1 << NUMBER_SHIFT | Token::Boolean as usize),
        ("CHOICE", Token::Choice as usize),
        ("ARRAY", Token::Array as usize),
        ("OBJECT", Token::Object as usize),
        ("END", Token::End as usize),
        ("UNKNOWN", Token::Unknown as usize),
        ("KEY", Token::Key as usize),
        ("STRING", Token::String as usize),
        ("COUNT", Token::Count as usize),
        ("NULL", other(Kind::Null)),
        ("UNDEFINED", other(Kind::Undefined)),
        ("NUMBER", other(Kind::Number)),
        ("NOT_A_NUMBER", other(Kind::NotANumber)),
        ("INFINITE", other(Kind::Infinity)),
        ("BIGINT", other(Kind::Bigint)),
        ("SYMBOL", other(Kind::Symbol)),
        ("FUNCTION", other(Kind::Function)),
        ("ARRAY_VALUE", other(Kind::Array)),
        ("OBJECT_VALUE", other(Kind::Object)),
        ("BOOLEAN_VALUE", other(Kind::Boolean)),
        ("CLASS_INSTANCE", other(Kind::ClassInstance)),
        ("CYCLE", other(Kind::Cycle)),
        ("UNREADABLE", other(Kind::Unreadable)),
        ("OPEN", OPEN << NUMBER_SHIFT | Token::Other as usize),
    ];
    let constants: String = constants.iter().map(|(name, value)| format!("const {name} = {value};\n")).collect();
    format!(
        "{constants}\n/** How many characters the strings of an input have at the most, or a text, or bytes. */\nexport const MOST_TEXT = {MOST_TEXT};\n"
    )
}

/// Stands in a function for the place of its structure among `structures`, until it is known which read structures.
const OWN: &str = "@own";

/// How many values of an enum are compared one by one.
const FEW: usize = 8;

/// A function that reads an object and takes a step for each of its keys. What begins nearly every
/// object, one without a class, stands in it: only there does the engine know the object's shape, so
/// that asking for its prototype costs nothing.
fn over_keys(begin: &str, step: &str) -> String {
    format!(
        "(value, mark) {{
  const start = at;
  const before = strings;
  const level = depth;
  try {{
    {begin}
    tape[at++] = OBJECT | mark;
    around[depth++] = value;
    for (let key in names) {{
      if (at > last) more();
{step}    }}
    tape[at++] = END;
    depth = level;
  }} catch (error) {{
    unlistable(error, start, before, level, mark);
  }}
}}
"
    )
}

#[derive(Default)]
struct Functions {
    /// The functions, by the name of a shape that each reads. What reads a shape reads another one, too, that has the
    /// same members.
    functions: Vec<(&'static str, String)>,
    /// The shapes that they look at.
    imports: Vec<String>,
}

impl Functions {
    /// The statement that reads a value of a shape from a variable, writing its function first; `mark`
    /// says which member it is.
    fn statement(&mut self, shape: Shape, variable: &str, mark: &str) -> String {
        let function = match shape {
            Shape::Structure(structure) => self.structure(structure),
            Shape::List(list) => self.list(list),
            Shape::Map(map) => self.map(map),
            Shape::Enum(choices) => self.choices(choices),
            Shape::String(_) => "string".into(),
            Shape::Boolean => "boolean".into(),
            Shape::Timestamp => unreachable!("the request has no numbers"),
        };
        format!("{function}({variable}, {mark});")
    }

    /// The name of a function: the one wanted, unless there is such a function already.
    fn function(&mut self, name: &'static str, function: String) -> String {
        if let Some((known, _)) = self.functions.iter().find(|(_, known)| *known == function) {
            return (*known).into();
        }
        self.functions.push((name, function));
        name.into()
    }

    fn structure(&mut self, structure: &'static Structure) -> String {
        let mut cases = String::new();
        for (index, member) in structure.members.iter().enumerate() {
            let key = member.name;
            assert!(index < NO_MEMBER as usize, "a token has {MEMBER_BITS} bits for the member");
            let mark = index << TOKEN_BITS;
            let read = self.statement(member.shape, "member", &mark.to_string());
            // Before the edition that it came with, it is a member that there isn't.
            let is_there = match member.since {
                Edition::E20241107 => String::new(),
                since => format!(
                    "
        if (edition < {}) {{
          unknown(key, value, {OWN});
          break;
        }}",
                    since as u8
                ),
            };
            cases += &format!(
                "
      case '{key}':{is_there}
        try {{
          member = value.{key};
        }} catch {{
          member = threw();
        }}
        {read}
        break;"
            );
        }
        let step = format!(
            "      let member;
      switch (key) {{{cases}
        default:
          unknown(key, value, {OWN});
      }}
"
        );
        let begin = "let names = value;
    if (
      typeof value !== 'object' ||
      value === null ||
      prototypeHasKeys ||
      value[absent] !== undefined ||
      Object.getPrototypeOf(value) !== objectPrototype
    ) {
      names = namesOf(value, mark);
      if (names === undefined) return;
    }";
        self.function(structure.name.0, over_keys(begin, &step))
    }

    fn list(&mut self, list: &'static List) -> String {
        let read = self.statement(list.element, "element", "NONE");
        // A list that isn't bounded is read whole.
        let limit = match list.unbounded_since {
            Some(since) if !list.unique => format!("edition < {} ? LIST_LIMIT : MOST_TOKENS", since as u8),
            _ => "LIST_LIMIT".into(),
        };
        let function = format!(
            "(value, mark) {{
  const limit = {limit};
  const length = beginList(value, mark, limit);
  for (let i = 0; i < length && i < limit; i++) {{
    if (at > last) more();
    let element;
    try {{
      element = value[i];
    }} catch {{
      element = threw();
    }}
    {read}
  }}
  if (length >= 0) endList(length, limit);
}}
"
        );
        self.function(list.name.0, function)
    }

    fn map(&mut self, map: &'static Map) -> String {
        let begin = "if (isAround(value)) return other(value, mark);
    const names = namesOf(value, mark);
    if (names === undefined) return;";
        let entry = match *map.value {
            Text { pattern: None, length: Length { min, max: Some(max) }, .. } => {
                format!("sized(entry, {min}, {max}, NONE);")
            }
            _ => "string(entry, NONE);".into(),
        };
        let step = format!(
            "      let entry;
      try {{
        entry = value[key];
      }} catch {{
        entry = threw();
      }}
      text(KEY | NONE, key);
      {entry}
"
        );
        self.function(map.name.0, over_keys(begin, &step))
    }

    fn choices(&mut self, choices: &'static Enum) -> String {
        if choices.values.len() > FEW {
            assert!(choices.since.iter().all(|since| *since == Edition::E20241107), "a list has no editions");
            let shape = format!("{CONSTANT}{}", choices.name.0);
            let function = format!("(value, mark) {{\n  oneOf({shape}.values, value, mark);\n}}\n");
            self.imports.push(shape);
            return self.function(choices.name.0, function);
        }
        let mut tests = String::new();
        for (index, (value, since)) in choices.values.iter().zip(choices.since).enumerate() {
            let token = index << NUMBER_SHIFT | Token::Choice as usize;
            let is_there = match since {
                Edition::E20241107 => String::new(),
                since => format!(" && edition >= {}", *since as u8),
            };
            tests += &format!("  if (value === '{value}'{is_there}) return void (tape[at++] = {token} | mark);\n");
        }
        self.function(choices.name.0, format!("(value, mark) {{\n{tests}  other(value, mark);\n}}\n"))
    }
}
