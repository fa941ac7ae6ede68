package org.vultus.server.evaluation;

import org.vultus.statistics.Interval;

/**
 * A figure with its 95 % confidence interval.
 *
 * @param supported whether it rests on at least 30 errors
 */
public record Rate(double value, double low, double high, boolean supported) {

  static Rate of(double value, Interval interval, boolean supported) {
    return new Rate(value, interval.low(), interval.high(), supported);
  }
}
