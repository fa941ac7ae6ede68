package org.vultus.server.evaluation.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A page that needs nothing but itself. */
final class Page {

  private Page() {}

  static byte[] of(String title, String lead, List<String> sections) {
    String html =
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        <header><h1>%s</h1><p>%s</p></header>
        <main>
        %s</main>
        </body>
        </html>
        """
            .formatted(
                Html.escape(title),
                style(),
                Html.escape(title),
                Html.escape(lead),
                String.join("", sections));
    return html.getBytes(StandardCharsets.UTF_8);
  }

  private static String style() {
    try (InputStream css = Objects.requireNonNull(Page.class.getResourceAsStream("page.css"))) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the page's style cannot be read", e);
    }
  }
}
