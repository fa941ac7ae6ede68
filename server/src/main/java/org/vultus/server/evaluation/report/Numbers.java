package org.vultus.server.evaluation.report;

import java.util.Locale;
import org.vultus.server.evaluation.Rate;

/** How figures look in a page. */
final class Numbers {

  private static final String UNSUPPORTED = "unsupported: ";

  private Numbers() {}

  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(',', '\u202f');
  }

  static String percent(double part) {
    return String.format(
        Locale.ROOT, part < 0.001 && part > 0 ? "%.4f\u00a0%%" : "%.2f\u00a0%%", 100 * part);
  }

  static String interval(double low, double high) {
    return percent(low) + " to " + percent(high);
  }

  static String similarity(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  static String seconds(double value) {
    return String.format(Locale.ROOT, "%.1f\u00a0s", value);
  }

  static String milliseconds(double value) {
    return String.format(Locale.ROOT, "%.1f\u00a0ms", value);
  }

  /** In percentage points, with its sign. */
  static String points(double difference) {
    return String.format(Locale.ROOT, "%+.3f", 100 * difference);
  }

  static String withInterval(Rate rate) {
    String text = percent(rate.value()) + " (" + interval(rate.low(), rate.high()) + ")";
    return marked(text, rate.supported());
  }

  /** A figure that the sample cannot carry says so itself. */
  static String marked(String figure, boolean supported) {
    return supported ? figure : UNSUPPORTED + figure;
  }
}
