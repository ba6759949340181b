//! A letter as a text: its exact words in reading order, to be read out by phone. Without the envelope's lines and the
//! reference: whoever reads it out does not say where she lives, and no paper carries that reference.

use crate::document::{Block, Item, LetterPaper, Text};
use crate::words::NBSP;

/// The letter's words, a line each, paragraphs parted by an empty line.
pub fn spoken(paper: &LetterPaper) -> String {
    let mut parts = vec![paper.date.clone(), paper.heading.clone()];
    blocks(&paper.body, &mut parts);
    let contact = paper.contact.split(|line| line.trim().is_empty()).map(|lines| lines.join("\n"));
    parts.extend(contact);
    parts.retain(|part| !part.trim().is_empty());
    parts.join("\n\n").replace(NBSP, " ") + "\n"
}

fn blocks(blocks_of: &[Block], parts: &mut Vec<String>) {
    for block in blocks_of {
        match block {
            Block::Heading(_, words) => parts.push(words.clone()),
            Block::Paragraph(text) | Block::Idea { text, .. } => parts.push(text.words()),
            Block::Numbered(items) => {
                let numbered = items.iter().enumerate().map(|(place, item)| entry(place + 1, item));
                parts.push(numbered.collect::<Vec<_>>().join("\n"));
            }
            Block::Bullets(items) => {
                parts.push(
                    items.iter().map(|text| format!("- {}", text.words())).collect::<Vec<_>>().join("\n"),
                );
            }
            Block::Callout(heading, text) => parts.push(format!("{heading}\n{}", text.words())),
            Block::In(_, inner) => blocks(inner, parts),
            // A letter has no tables and no pictures of cover.
            Block::NewPage | Block::Table(_) | Block::Facts(_) | Block::Timeline(_) => {}
        }
    }
}

fn entry(number: usize, item: &Item) -> String {
    let below = item.below.iter().map(Text::words);
    let lines: Vec<String> = [format!("{number}. {}", item.text.words())].into_iter().chain(below).collect();
    lines.join("\n   ")
}
