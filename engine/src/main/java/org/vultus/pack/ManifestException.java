package org.vultus.pack;

/**
 * A {@code pack.json} that cannot be used; the problem names the file, the property and the rule.
 */
public final class ManifestException extends Exception {

  private static final long serialVersionUID = 1;

  private final String problem;

  ManifestException(String problem) {
    super(problem);
    this.problem = problem;
  }

  String problem() {
    return problem;
  }
}
