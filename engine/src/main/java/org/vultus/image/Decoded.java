package org.vultus.image;

/** What decoding a file comes to: a picture, or the reason why not. */
public sealed interface Decoded permits Picture, ImageProblem {}
