// The number types of AssemblyScript: to TypeScript they are numbers, used within their range.
declare type i32 = number;
declare type f64 = number;
