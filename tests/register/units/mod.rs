mod bearing;
mod merged;
mod page;
mod unconcerned;
