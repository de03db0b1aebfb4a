// What the renderer of large networks uses of other people's work, as one global: `library`.
export { MultiGraph } from "graphology";
export { default as Sigma } from "sigma";
export { EdgeProgram, NodeProgram } from "sigma/rendering";
export { floatColor } from "sigma/utils";
