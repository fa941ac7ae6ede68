package org.vultus.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vultus.quality.Limit;
import org.vultus.quality.QualityLimits;
import org.vultus.server.service.QualitySettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

final class QualityOptionsTest {

  @Command
  static final class AnyCommand {
    @Mixin private QualityOptions quality = new QualityOptions();
  }

  @Test
  void nothingSaid_isTheDefault() {
    assertThat(settings()).isEqualTo(QualitySettings.DEFAULT);
  }

  @Test
  void limitsSaid_takeThePlaceOfTheirDefaults() {
    QualitySettings settings =
        settings("--enrolment-limits", "yaw=20, eye-distance=40", "--verification-limits=roll=10");
    assertThat(settings.enrolment().values())
        .containsEntry(Limit.YAW, 20.0)
        .containsEntry(Limit.EYE_DISTANCE, 40.0)
        .containsEntry(Limit.ROLL, QualityLimits.ENROLMENT.values().get(Limit.ROLL));
    assertThat(settings.verification().values()).containsEntry(Limit.ROLL, 10.0);
  }

  @Test
  void unknownLimit_isNamedWithThoseKnown() {
    assertThatThrownBy(() -> settings("--enrolment-limits", "beauty=9"))
        .hasMessageContaining("beauty")
        .hasMessageContaining("eye-distance");
  }

  @Test
  void valueThatIsNoNumber_isRefused() {
    assertThatThrownBy(() -> settings("--enrolment-limits", "yaw=much"))
        .hasMessageContaining("not 'much'");
  }

  @Test
  void valueOutOfRange_isRefusedWithTheRange() {
    assertThatThrownBy(() -> settings("--verification-limits", "under-exposure=101"))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("--verification-limits")
        .hasMessageContaining("between 0 and 100, not 101");
  }

  @Test
  void help_givesEveryDefault() {
    String help = new CommandLine(new AnyCommand()).getUsageMessage();
    assertThat(help)
        .contains(said(QualityLimits.ENROLMENT))
        .contains(said(QualityLimits.VERIFICATION));
  }

  private static List<String> said(QualityLimits limits) {
    return limits.values().entrySet().stream()
        .map(entry -> said(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static String said(Limit limit, double value) {
    return limit.word() + "=" + BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static QualitySettings settings(String... arguments) {
    AnyCommand command = new AnyCommand();
    new CommandLine(command).parseArgs(arguments);
    return command.quality.settings();
  }
}
