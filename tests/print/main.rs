//! Papers collected from a register, one module a concern.

// What a test cannot go on without fails it, in its helpers too.
#![allow(clippy::unwrap_used)]

mod columns;
mod log_head;
mod one_truth;
mod papers;
mod sheets;
mod told;
mod truth;
mod widths;
