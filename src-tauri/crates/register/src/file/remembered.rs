//! Answers that hold while nothing is written.

use std::any::Any;
use std::collections::VecDeque;
use std::sync::Arc;

/// How many answers are kept: those of one screen and of the one before.
const KEPT: usize = 16;

/// The answers, the latest used last, and as of which state of the file.
#[derive(Debug, Default)]
pub(super) struct Remembered {
    version: (u64, u64),
    answers: VecDeque<(String, Arc<dyn Any + Send + Sync>)>,
}

impl Remembered {
    /// The answer known to a question, if the file still stands as it did then.
    pub(super) fn find<T: Send + Sync + 'static>(&mut self, what: &str, version: (u64, u64)) -> Option<Arc<T>> {
        if self.version != version {
            *self = Self { version, answers: VecDeque::new() };
        }
        let place = self.answers.iter().position(|(known, _)| known == what)?;
        let found = self.answers.remove(place)?;
        let answer = found.1.clone().downcast().ok();
        self.answers.push_back(found);
        answer
    }

    /// Keeps an answer.
    pub(super) fn keep(&mut self, what: &str, answer: Arc<dyn Any + Send + Sync>) {
        if self.answers.len() >= KEPT {
            self.answers.pop_front();
        }
        self.answers.push_back((what.to_owned(), answer));
    }
}
