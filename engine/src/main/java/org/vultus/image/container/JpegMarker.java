package org.vultus.image.container;

/** The codes of the markers of a JPEG (ITU-T T.81, table B.1). */
final class JpegMarker {

  static final int SOF0 = 0xc0;
  static final int SOF1 = 0xc1;
  static final int SOF2 = 0xc2;
  static final int SOF3 = 0xc3;
  static final int DHT = 0xc4;
  static final int JPG = 0xc8;
  static final int SOF9 = 0xc9;
  static final int SOF10 = 0xca;
  static final int SOF11 = 0xcb;
  static final int DAC = 0xcc;
  static final int SOF15 = 0xcf;
  static final int RST0 = 0xd0;
  static final int EOI = 0xd9;
  static final int SOS = 0xda;
  static final int DQT = 0xdb;
  static final int DNL = 0xdc;
  static final int DRI = 0xdd;
  static final int DHP = 0xde;
  static final int APP0 = 0xe0;
  static final int APP1 = 0xe1;
  static final int APP14 = 0xee;
  static final int APP15 = 0xef;

  /** Of JPEG-LS (ITU-T T.87), which shares the other markers. */
  static final int SOF55 = 0xf7;

  static final int COM = 0xfe;

  private JpegMarker() {}

  /** Whether the marker begins the header of a picture. */
  static boolean isFrame(int marker) {
    return switch (marker) {
      case DHT, JPG, DAC -> false;
      case SOF55, DHP -> true;
      default -> marker >= SOF0 && marker <= SOF15;
    };
  }

  /** Whether a decoder needs the segment, which is no picture's header, for the right pixels. */
  static boolean matters(int marker) {
    return switch (marker) {
      case APP0, APP14, DHT, DAC, DQT, DRI, SOS -> true;
      default -> false;
    };
  }

  /** Whether such a segment may come between two scans. */
  static boolean mayFollowScan(int marker) {
    return matters(marker) || (marker >= APP0 && marker <= APP15) || marker == COM || marker == DNL;
  }

  static boolean isKnown(int marker) {
    return isFrame(marker) || mayFollowScan(marker);
  }
}
