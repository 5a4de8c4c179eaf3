//! Papers collected from a register, one module a concern.

mod columns;
mod one_truth;
mod widths;
