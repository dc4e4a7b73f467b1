/** Children of a node that are read at a time. */
export const treePiece = 200;
