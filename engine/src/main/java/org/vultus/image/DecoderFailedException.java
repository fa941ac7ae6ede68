package org.vultus.image;

/** A decoder crashed, hung or failed over a picture; the others are not concerned. */
final class DecoderFailedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  DecoderFailedException() {
    super("the decoder failed over a picture");
  }
}
