package org.vultus.server.evaluation.report;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The colours of a chart. Each stands for a variable of the page's style, which knows light, dark
 * and print; the values here only tell them apart in the SVG that is drawn.
 */
final class Ink {

  static final Color PAPER = new Color(0xfefef1);
  static final Color TEXT = new Color(0x010102);
  static final Color AXIS = new Color(0x818183);
  static final Color GRID = new Color(0xd1d1d4);
  static final Color GENUINE = new Color(0x0101f5);
  static final Color IMPOSTOR = new Color(0xf50106);
  static final Color GENUINE_AREA = new Color(0xa1a1f7);
  static final Color IMPOSTOR_AREA = new Color(0xf7a1a8);

  /** For one curve after the other. */
  static final List<Color> CURVES =
      List.of(
          new Color(0x111101),
          new Color(0x111102),
          new Color(0x111103),
          new Color(0x111104),
          new Color(0x111105),
          new Color(0x111106));

  private Ink() {}

  static Color curve(int index) {
    return CURVES.get(index % CURVES.size());
  }

  /** The name of each colour's variable, by the colour as SVG has it. */
  static Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put(hex(PAPER), "--paper");
    variables.put(hex(TEXT), "--text");
    variables.put(hex(AXIS), "--axis");
    variables.put(hex(GRID), "--grid");
    variables.put(hex(GENUINE), "--genuine");
    variables.put(hex(IMPOSTOR), "--impostor");
    variables.put(hex(GENUINE_AREA), "--genuine-area");
    variables.put(hex(IMPOSTOR_AREA), "--impostor-area");
    for (int i = 0; i < CURVES.size(); i++) {
      variables.put(hex(CURVES.get(i)), "--curve-" + (i + 1));
    }
    return variables;
  }

  private static String hex(Color colour) {
    return "rgb(%d,%d,%d)".formatted(colour.getRed(), colour.getGreen(), colour.getBlue());
  }
}
