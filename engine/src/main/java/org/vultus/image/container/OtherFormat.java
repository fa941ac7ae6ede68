package org.vultus.image.container;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Formats that people send as photos and that are not read, told apart by their first bytes. */
public enum OtherFormat {
  /** JPEG XL, bare or in boxes. */
  JPEG_XL("a JPEG XL picture", true, at(0, "\u00ff\n"), at(4, "JXL \r\n\u0087\n")),
  /** JPEG XR, which Windows calls HD Photo. */
  JPEG_XR("a JPEG XR picture", true, at(0, "II\u00bc")),
  /** What a camera's sensor saw, in a maker's own format. */
  RAW(
      "a camera's raw file",
      true,
      at(4, "ftypcrx "),
      at(0, "FUJIFILMCCD-RAW"),
      at(0, "IIRO"),
      at(0, "IIRS"),
      at(0, "MMOR"),
      at(0, "IIU\0"),
      at(0, "FOVb"),
      at(0, "\0MRM")),
  /** Photoshop's documents. */
  PSD("a Photoshop document", true, at(0, "8BPS")),
  /** GIMP's documents. */
  XCF("a GIMP document", true, at(0, "gimp xcf")),
  /** OpenEXR and Radiance. */
  HDR("a picture for high dynamic range", true, at(0, "v/1\1"), at(0, "#?RADIANCE")),
  /** Portable bitmaps and the like. */
  PNM("a portable bitmap (PNM)", true, pnm()),
  /** The Quite OK Image Format. */
  QOI("a QOI picture", true, at(0, "qoif")),
  /** Icons of Windows. */
  ICON("an icon", true, at(0, "\0\0\1\0")),
  /** Pictures of lines. */
  SVG("a drawing (SVG)", true, at(0, "<svg"), at(0, "<?xml")),
  /** A photo as text, as programs exchange it. */
  BASE64("text that may hold a photo (base64)", false, at(0, "data:image"), at(0, "/9j/")),
  /** Documents. */
  PDF("a PDF", false, at(0, "%PDF")),
  /** Archives, and documents of office programs. */
  ZIP("an archive or a document of an office program", false, at(0, "PK\3\4")),
  /** Films. */
  VIDEO("a video", false, video());

  private final String name;
  private final boolean picture;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Mark> marks;

  /** Latin letters at a place of the file. */
  private record Mark(int at, String letters) {}

  OtherFormat(String name, boolean picture, Mark... marks) {
    this.name = name;
    this.picture = picture;
    this.marks = List.of(marks);
  }

  /** The format whose signature the file begins with. */
  public static Optional<OtherFormat> of(byte[] start) {
    Bytes bytes = Bytes.of(start, ByteOrder.BIG_ENDIAN);
    return Arrays.stream(values())
        .filter(format -> format.marks.stream().anyMatch(m -> bytes.has(m.at, m.letters)))
        .findFirst();
  }

  /** What it is, as users may know it, with an article. */
  public String words() {
    return name;
  }

  /** Whether such files hold a single picture. */
  public boolean isPicture() {
    return picture;
  }

  private static Mark at(int place, String letters) {
    return new Mark(place, letters);
  }

  private static Mark[] pnm() {
    return new Mark[] {
      at(0, "P1\n"),
      at(0, "P2\n"),
      at(0, "P3\n"),
      at(0, "P4\n"),
      at(0, "P5\n"),
      at(0, "P6\n"),
      at(0, "P7\n"),
      at(0, "P5 "),
      at(0, "P6 "),
      at(0, "Pf\n"),
      at(0, "PF\n")
    };
  }

  private static Mark[] video() {
    return new Mark[] {
      at(4, "ftypmp4"),
      at(4, "ftypiso"),
      at(4, "ftypqt"),
      at(4, "ftypM4V"),
      at(4, "ftypavc1"),
      at(4, "ftyp3g"),
      at(4, "ftypMSNV"),
      at(4, "moov"),
      at(0, "\u001aE\u00df\u00a3"),
      at(8, "AVI LIST"),
      at(0, "\0\0\1\u00ba")
    };
  }
}
