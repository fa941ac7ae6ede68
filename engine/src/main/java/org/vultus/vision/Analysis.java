package org.vultus.vision;

/** What a photo comes to: a face with its template, or the reason why not. */
public sealed interface Analysis permits AnalysedFace, Refusal {}
