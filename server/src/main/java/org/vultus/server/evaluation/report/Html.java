package org.vultus.server.evaluation.report;

import java.util.List;
import java.util.stream.Collectors;

/** Pieces of a page. Whatever is text is escaped here, and nowhere else. */
final class Html {

  private Html() {}

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  static String section(String title, String... parts) {
    return "<section><h2>%s</h2>%s</section>\n".formatted(escape(title), String.join("\n", parts));
  }

  static String paragraph(String text) {
    return "<p>" + escape(text) + "</p>";
  }

  static String figure(String svg, String caption) {
    return "<figure>%s<figcaption>%s</figcaption></figure>".formatted(svg, escape(caption));
  }

  /** A table whose first column names its rows. */
  static String table(List<String> header, List<List<String>> rows) {
    String head =
        header.stream().map(cell -> "<th>" + escape(cell) + "</th>").collect(Collectors.joining());
    return "<table>%s<tbody>%s</tbody></table>"
        .formatted(
            header.isEmpty() ? "" : "<thead><tr>" + head + "</tr></thead>",
            rows.stream().map(Html::row).collect(Collectors.joining("\n")));
  }

  private static String row(List<String> cells) {
    String rest =
        cells.stream()
            .skip(1)
            .map(cell -> "<td>" + escape(cell) + "</td>")
            .collect(Collectors.joining());
    return "<tr><th scope=\"row\">%s</th>%s</tr>".formatted(escape(cells.getFirst()), rest);
  }
}
