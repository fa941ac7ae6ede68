package org.vultus.server.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.vultus.server.service.DuplicateFace;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How users are registered. */
final class EnrolmentOptions {

  @Option(
      names = {"--enrolment-duplicate-face", "--enrolment.duplicate-face"},
      paramLabel = "allow|warn|reject",
      defaultValue = "allow",
      converter = Choice.class,
      description = {
        "What to do with a new registration whose face belongs to another id already: register it,",
        "register it and say so, or refuse it (default: ${DEFAULT-VALUE})."
      })
  private DuplicateFace duplicates = DuplicateFace.ALLOW;

  DuplicateFace duplicates() {
    return duplicates;
  }

  /** Reads a choice. */
  static final class Choice implements ITypeConverter<DuplicateFace> {

    @Override
    public DuplicateFace convert(String text) {
      return Arrays.stream(DuplicateFace.values())
          .filter(choice -> word(choice).equals(text.strip()))
          .findFirst()
          .orElseThrow(() -> new TypeConversionException("it is %s".formatted(words(text))));
    }

    private static String words(String text) {
      return Arrays.stream(DuplicateFace.values())
          .map(Choice::word)
          .collect(Collectors.joining(", ", "one of ", ", not '" + text + "'"));
    }

    private static String word(DuplicateFace choice) {
      return choice.name().toLowerCase(Locale.ROOT);
    }
  }
}
