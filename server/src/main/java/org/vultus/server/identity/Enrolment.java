package org.vultus.server.identity;

import java.time.Instant;
import org.vultus.embedding.Embedding;
import org.vultus.image.Photo;

/**
 * One photo to be kept for a user, with the template made from it.
 *
 * @param photo the photo as it will be kept, a JPEG
 * @param sourceSha256 SHA-256 of the file that was sent or imported, 64 hexadecimal digits: tells
 *     whether a file was imported before
 * @param template the embedding of the face in the photo
 * @param quality how fit that face is for recognition, 0 to 100
 * @param at when, to the second
 */
public record Enrolment(
    Photo photo, String sourceSha256, Embedding template, double quality, Instant at) {}
