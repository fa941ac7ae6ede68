package org.vultus.server.evaluation.report;

import org.vultus.server.evaluation.data.DataException;

/** Whether this machine can draw them. */
public final class Charts {

  private Charts() {}

  /**
   * To be asked before long work.
   *
   * @throws DataException if Java finds no font
   */
  public static void requireFonts() {
    if (!Svg.isPossible()) {
      throw new DataException(
          "Java finds no font for the charts; install fontconfig and a font, on Debian"
              + " 'apt-get install fontconfig fonts-dejavu-core'");
    }
  }
}
