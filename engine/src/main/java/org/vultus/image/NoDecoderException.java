package org.vultus.image;

/** This machine has no decoder for the format of a picture. */
final class NoDecoderException extends RuntimeException {

  private static final long serialVersionUID = 1;

  NoDecoderException() {
    super("no decoder for this format on this machine");
  }
}
