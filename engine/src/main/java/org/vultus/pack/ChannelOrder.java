package org.vultus.pack;

/** The order in which a network takes its three colour planes. */
public enum ChannelOrder {
  /** Blue, green, red. */
  BGR,
  /** Red, green, blue. */
  RGB
}
