package org.vultus.pack;

import java.util.Arrays;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says for the writer of a {@code pack.json} what Jackson says for programmers. */
final class ManifestProblem {

  private ManifestProblem() {}

  /** Continues the manifest's name: line, property, what was seen or is accepted. */
  static String describe(JacksonException e) {
    String line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
    return line + ": " + problem(e);
  }

  private static String problem(JacksonException e) {
    return switch (e) {
      case StreamReadException syntax -> "is not valid JSON: " + syntax.getOriginalMessage();
      case UnrecognizedPropertyException unknown ->
          property(e) + " is unknown; accepted here: " + accepted(unknown);
      case InvalidNullException absent -> property(absent) + " must not be null";
      case ValueInstantiationException broken -> broken(broken);
      case MismatchedInputException mismatch -> mismatch(mismatch);
      default -> e.getOriginalMessage();
    };
  }

  /** The message of the record that refused its values. */
  private static String broken(ValueInstantiationException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String rule = String.valueOf(cause.getMessage());
    return e.getPath().isEmpty() ? rule : "in " + property(e) + ", " + rule;
  }

  private static String mismatch(MismatchedInputException e) {
    if (e.getOriginalMessage().startsWith("Missing ")) {
      return property(e) + " is missing";
    }
    return property(e) + " must be " + kind(e.getTargetType());
  }

  private static String kind(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(Object::toString)
          .collect(Collectors.joining(" or "));
    }
    return switch (type.getSimpleName()) {
      case "int", "long" -> "a whole number";
      case "double", "Double" -> "a number";
      case "boolean" -> "true or false";
      case "String" -> "a text in quotes";
      case "List", "ArrayList" -> "a list";
      default -> "an object";
    };
  }

  private static String accepted(UnrecognizedPropertyException e) {
    return e.getKnownPropertyIds().stream()
        .map(Object::toString)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** The way to the property, such as {@code 'files[0].bytes'}. */
  private static String property(JacksonException e) {
    String path = e.getPath().stream().map(ManifestProblem::step).collect(Collectors.joining());
    return path.isEmpty() ? "the whole" : "'" + path.replaceFirst("^\\.", "") + "'";
  }

  private static String step(JacksonException.Reference step) {
    return step.getPropertyName() == null
        ? "[" + step.getIndex() + "]"
        : "." + step.getPropertyName();
  }
}
