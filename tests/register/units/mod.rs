mod bearing;
mod merged;
