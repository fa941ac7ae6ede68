package org.vultus.server.evaluation.report;

import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;

/** Drawings as SVG that stands inside a page. */
final class Svg {

  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  private Svg() {}

  /**
   * What {@code drawing} draws.
   *
   * @param name goes before all ids, so that the drawings of a page do not share any
   */
  static String of(String name, int width, int height, Consumer<Graphics2D> drawing) {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
    context.setComment(null);
    context.setIDGenerator(
        new SVGIDGenerator() {
          @Override
          public String generateID(String prefix) {
            return super.generateID(name + "-" + prefix);
          }
        });
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    graphics.setSVGCanvasSize(new Dimension(width, height));
    drawing.accept(graphics);
    return inline(text(graphics), width, height);
  }

  /** Whether Java finds a font; without one it cannot measure, hence not place, any text. */
  static boolean isPossible() {
    try {
      new Font(Font.SANS_SERIF, Font.PLAIN, 12)
          .getLineMetrics("0", new FontRenderContext(null, true, true));
      return true;
    } catch (RuntimeException | LinkageError | InternalError e) {
      return false;
    }
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(NAMESPACE, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every Java platform makes documents", e);
    }
  }

  private static String text(SVGGraphics2D graphics) {
    StringWriter text = new StringWriter();
    try {
      graphics.stream(text, true);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return text.toString();
  }

  /** Without the header of a file; scales with the page, in the page's colours and fonts. */
  private static String inline(String file, int width, int height) {
    String svg =
        file.substring(file.indexOf("<svg"))
            .replaceFirst(
                "<svg ", "<svg role=\"img\" viewBox=\"0 0 %d %d\" ".formatted(width, height))
            .replaceFirst(" width=\"\\d+\"", "")
            .replaceFirst(" height=\"\\d+\"", "")
            .replaceAll("font-family:[^;]*;", "");
    for (Map.Entry<String, String> variable : Ink.variables().entrySet()) {
      svg = svg.replace(variable.getKey(), "var(" + variable.getValue() + ")");
    }
    return svg;
  }
}
