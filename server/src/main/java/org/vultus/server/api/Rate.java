package org.vultus.server.api;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vultus.embedding.FalseMatchRate;

/** Error rates as they are answered: to three digits; null, and so left out, if nobody measured. */
final class Rate {

  private static final MathContext DIGITS = new MathContext(3);

  private Rate() {}

  static @Nullable Double value(Optional<FalseMatchRate> rate) {
    return rate.map(known -> rounded(known.value())).orElse(null);
  }

  static @Nullable String basis(Optional<FalseMatchRate> rate) {
    return rate.map(known -> known.basis().word()).orElse(null);
  }

  /** The rate of a search among so many users. */
  static @Nullable Double inSearch(Optional<FalseMatchRate> rate, int users) {
    return rate.map(known -> rounded(known.inSearch(users))).orElse(null);
  }

  private static double rounded(double value) {
    return BigDecimal.valueOf(value).round(DIGITS).doubleValue();
  }
}
