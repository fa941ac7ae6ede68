package org.vultus.server.cli;

import java.util.List;
import org.vultus.server.origin.Origin;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where browsers find the server. */
final class OriginOptions {

  @Option(
      names = {"--public-url", "--public.url"},
      paramLabel = "URL",
      split = ",",
      converter = Address.class,
      description = {
        "Where browsers find the server, if that is not where it listens, such as",
        "https://faces.example.org. Several: the option several times, or with commas between."
      })
  private List<Origin> publicUrls = List.of();

  List<Origin> publicUrls() {
    return publicUrls;
  }

  /** Reads an address. */
  static final class Address implements ITypeConverter<Origin> {

    @Override
    public Origin convert(String value) {
      String text = value.strip();
      return Origin.parse(text)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is no address without a path; accepted are such as %s or %s"
                          .formatted(
                              text, "https://faces.example.org", "http://vultus_backend:8080")));
    }
  }
}
