package org.vultus.vision;

/** What a look at all faces of a photo comes to: these, or why the photo cannot be read. */
public sealed interface Survey permits FacesFound, Refusal {}
