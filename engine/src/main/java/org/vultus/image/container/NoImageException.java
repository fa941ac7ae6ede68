package org.vultus.image.container;

/** Ends a walk; never leaves the package. */
final class NoImageException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Walk walk;

  private NoImageException(Walk walk) {
    super(walk.toString(), null, false, false);
    this.walk = walk;
  }

  static NoImageException damaged() {
    return new NoImageException(new Walk.Damaged());
  }

  static NoImageException notRead(String what) {
    return new NoImageException(new Walk.NotRead(what));
  }

  /** Ends the walk unless the file keeps this rule of its format. */
  static void require(boolean kept) throws NoImageException {
    if (!kept) {
      throw damaged();
    }
  }

  Walk walk() {
    return walk;
  }
}
