package org.vultus.statistics;

/** What a sample of a given size can carry. */
public final class SampleSize {

  private static final int ERRORS_NEEDED = 30;
  private static final double CONFIDENCE = 0.95;

  private SampleSize() {}

  /**
   * Doddington's rule of 30: with at least 30 errors the true rate lies, with 90 % confidence,
   * within 30 % of the observed one. Source: Doddington, Przybocki, Martin and Reynolds, "The NIST
   * speaker recognition evaluation: overview, methodology, systems, results, perspective", Speech
   * Communication 31 (2000); also ISO/IEC 19795-1.
   *
   * @param rate the error rate in question, 0 to 1
   * @param pairs how many pairs could err: impostor pairs for a false match rate
   * @return whether {@code rate * pairs} is at least 30
   */
  public static boolean supports(double rate, long pairs) {
    return rate * pairs >= ERRORS_NEEDED * (1 - 1e-12);
  }

  /** How many pairs it takes to support a rate, above 0. */
  public static long pairsNeeded(double rate) {
    return (long) Math.ceil(ERRORS_NEEDED / rate);
  }

  /**
   * The rule of 3: where none of {@code trials} independent trials has erred, the error rate is,
   * with 95 % confidence, at most {@code 1 - 0.05^(1/trials)}, about 3 in {@code trials}. Source:
   * Hanley and Lippman-Hand, "If nothing goes wrong, is everything all right?", JAMA 249 (1983);
   * also ISO/IEC 19795-1.
   */
  public static double highestRateWithoutError(long trials) {
    return trials < 1 ? 1 : 1 - Math.pow(1 - CONFIDENCE, 1.0 / trials);
  }
}
