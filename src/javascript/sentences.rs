//! The sentences of [`crate::issue::message`] as JavaScript.

use crate::issue::Code;
use crate::issue::message::{CONTROL, INVISIBLE, NAMED, NAMES, Part, Test, sentence};
use crate::operation::OF_DIGITS;

use Part::{
    All, Distinct, Edition, Figure, Label, Least, List, More, Name, Next, Participants, Quoted, Refused, Say, Term,
    The, Verb, When,
};
use Test::{Between, Has, Is, Less, None, OfDigits};

fn pairs(terms: &[(&str, &str)]) -> String {
    terms.iter().map(|(wire, term)| format!("{wire}: {term:?}")).collect::<Vec<_>>().join(", ")
}

/// The tables of terms that the sentences use.
#[derive(Default)]
pub struct Sentences(Vec<&'static [(&'static str, &'static str)]>);

impl Sentences {
    /// A code's sentence, as an expression with the parameters `p`.
    pub fn expression(&mut self, code: Code) -> String {
        self.parts(sentence(code))
    }

    /// What the expressions need.
    pub fn terms(&self) -> String {
        let terms: String = self.0.iter().map(|terms| format!("  {{ {} }},\n", pairs(terms))).collect();
        let ranges = CONTROL.iter().chain(&INVISIBLE).map(|(first, last)| format!("[{first}, {last}]"));
        let ranges = ranges.collect::<Vec<_>>().join(", ");
        let names: Vec<String> = NAMES.iter().map(|(number, name)| format!("{number}: {name:?}")).collect();
        let names = names.join(", ");
        let digits = OF_DIGITS.0;
        format!(
            "const NAMED = {NAMED};
const INVISIBLE = [{ranges}];
/** Characters that a reader doesn't see, or takes for others. */
const NAMES = {{ __proto__: null, {names} }};
const DIGITS = {digits:?};
/** What we call the values of enums. */
const terms = [
{terms}];
"
        )
    }

    /// The expression for parts that follow each other. What is always said is put together here, and not at each issue.
    fn parts(&mut self, parts: &'static [Part]) -> String {
        let mut terms: Vec<String> = Vec::new();
        let mut said = String::new();
        let say = |said: &mut String, terms: &mut Vec<String>| {
            if !said.is_empty() {
                terms.push(format!("{said:?}"));
                said.clear();
            }
        };
        for part in parts {
            match *part {
                Say(words) => said += words,
                Quoted(figure) => {
                    said += "\"";
                    say(&mut said, &mut terms);
                    terms.push(format!("p.{figure}"));
                    said += "\"";
                }
                part => {
                    say(&mut said, &mut terms);
                    terms.push(self.part(part));
                }
            }
        }
        say(&mut said, &mut terms);
        if terms.is_empty() { "''".into() } else { terms.join(" + ") }
    }

    fn part(&mut self, part: Part) -> String {
        match part {
            Part::Whom => unreachable!("only titles have it"),
            Say(_) | Quoted(_) => unreachable!("they are put together by `expression`"),
            Figure(figure) => format!("p.{figure}"),
            Next(figure) => format!("(p.{figure} + 1)"),
            Term(figure, terms) => {
                let known = self.0.iter().position(|known| *known == terms);
                let index = known.unwrap_or_else(|| {
                    self.0.push(terms);
                    self.0.len() - 1
                });
                format!("terms[{index}][p.{figure}]")
            }
            // The values of an enum, the only list that is named whole.
            List(_) => "site.choices".into(),
            Participants(figure) => format!("participants(p.{figure})"),
            Least => "limits.min".into(),
            Distinct(figure, inner) => format!("listed(distinct(p.{figure}.map((one) => one.{inner})), ', ')"),
            Refused => "listed(distinct(p.characters.map(shown)), ' ')".into(),
            More(count, list) => format!("more(p.{count} - p.{list}.length)"),
            The => "the()".into(),
            Name => "name()".into(),
            Label => "site.inside".into(),
            Edition => "EDITIONS[edition]".into(),
            Verb(one, several) => format!("(isPlural() ? {several:?} : {one:?})"),
            All(parts) => self.parts(parts),
            When(test, then, otherwise) => {
                format!("({} ? {} : {})", condition(test), self.parts(then), self.parts(otherwise))
            }
        }
    }
}

fn condition(test: Test) -> String {
    match test {
        Is(figure, value) => format!("p.{figure} === {value:?}"),
        Less(left, right) => format!("p.{left} < p.{right}"),
        None(figure) => format!("isNone(p.{figure})"),
        // A figure that may be missing is a constant before it is a member.
        Has(figure) => format!("{figure} !== undefined"),
        Between(figure, least, most) => format!("(p.{figure} >= {least} && p.{figure} <= {most})"),
        OfDigits => "limits.pattern === DIGITS".into(),
    }
}
