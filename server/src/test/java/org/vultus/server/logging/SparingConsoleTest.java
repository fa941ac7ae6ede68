package org.vultus.server.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SparingConsoleTest {

  private static final long START = 1_000_000;

  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final SparingConsole console = new SparingConsole();

  @BeforeEach
  void start() {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%msg%n");
    encoder.start();
    console.setContext(context);
    console.setEncoder(encoder);
    console.start();
    console.setOutputStream(out);
  }

  @Test
  void oneKind_isWrittenOnceAMinute_withTheCountOfTheOthers() {
    for (int i = 0; i < 5000; i++) {
      log(START + i, "{} - connection {} is broken", "pool", i);
    }
    log(START + 60_000, "{} - connection {} is broken", "pool", 5000);
    log(START + 120_000, "{} - connection {} is broken", "pool", 5001);
    assertThat(lines())
        .containsExactly(
            "pool - connection 0 is broken",
            "4999 more like the next line were left out; one a minute is shown",
            "pool - connection 5000 is broken",
            "pool - connection 5001 is broken");
  }

  @Test
  void otherKinds_areWritten() {
    log(START, "{}", "The users could not be listed");
    log(START, "{}", "The user could not be stored");
    log(START, "{}", "The users could not be listed");
    log(START, "A request failed");
    assertThat(lines())
        .containsExactly(
            "The users could not be listed", "The user could not be stored", "A request failed");
  }

  @Test
  void clockThatWasSetBack_silencesNothing() {
    log(START, "A request failed");
    log(START - 1, "A request failed");
    assertThat(lines()).hasSize(2);
  }

  private void log(long time, String message, Object... arguments) {
    LoggingEvent event =
        new LoggingEvent("", context.getLogger("test"), Level.ERROR, message, null, arguments);
    event.setTimeStamp(time);
    console.doAppend(event);
  }

  private List<String> lines() {
    return out.toString(UTF_8).lines().toList();
  }
}
