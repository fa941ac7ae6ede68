package org.vultus.server.api;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vultus.server.service.UnavailableException;

/**
 * Bounds the memory of uploads, which never touch a disk: each by its size, all that are under way
 * together by a share of the heap, and those of one address by half of that. Safe for use by many
 * threads.
 */
final class UploadLimit {

  private static final int MEGABYTE = 1 << 20;

  /** The largest photo that is accepted. */
  static final int LARGEST_MEGABYTES = 25;

  /** What a form may hold besides the photo. */
  private static final int FORM_MEGABYTES = 1;

  /** A photo of the largest size in base64, a third larger, and the rest of the object. */
  private static final int JSON_MEGABYTES = 35;

  /** The largest photo that is accepted, in bytes. */
  static final int LARGEST_FILE = LARGEST_MEGABYTES * MEGABYTE;

  /** The largest form that is accepted, in bytes. */
  static final int LARGEST_FORM = (LARGEST_MEGABYTES + FORM_MEGABYTES) * MEGABYTE;

  /** The largest JSON object that is accepted, in bytes. */
  static final int LARGEST_JSON = JSON_MEGABYTES * MEGABYTE;

  /** The least memory that an upload takes, in bytes. */
  static final int BLOCK = 64 * 1024;

  private static final int SHARE_OF_HEAP = 4;

  /** The networks that an address stands for: in IPv6, 64 bits are one customer's. */
  private static final int NETWORK_BYTES = 8;

  private final long most;
  private final Map<String, Long> held = new HashMap<>();
  private long taken;

  UploadLimit(long heapBytes) {
    this.most = Math.max(heapBytes / SHARE_OF_HEAP, LARGEST_JSON);
  }

  /**
   * What one upload takes; nothing at first.
   *
   * @param address of the client, as digits
   */
  Share share(String address) {
    return new Share(network(address));
  }

  /** Null for this machine, on which a proxy may stand for all the world. */
  private static @Nullable String network(String address) {
    try {
      InetAddress parsed = InetAddress.getByName(address);
      byte[] bytes = parsed.getAddress();
      return parsed.isLoopbackAddress()
          ? null
          : Arrays.toString(Arrays.copyOf(bytes, Math.min(bytes.length, NETWORK_BYTES)));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("no address: " + address, e);
    }
  }

  private synchronized void take(@Nullable String network, long bytes) {
    if (taken + bytes > most) {
      throw UnavailableException.busy("too many uploads are under way");
    }
    if (network != null) {
      long together = held.getOrDefault(network, 0L) + bytes;
      if (together > Math.max(most / 2, LARGEST_JSON)) {
        throw UnavailableException.busy("too many uploads from your address are under way");
      }
      held.put(network, together);
    }
    taken += bytes;
  }

  private synchronized void give(@Nullable String network, long bytes) {
    taken -= bytes;
    if (network != null) {
      held.computeIfPresent(network, (key, all) -> all == bytes ? null : all - bytes);
    }
  }

  /** The memory of one upload. Not for several threads. */
  final class Share implements AutoCloseable {

    private final @Nullable String network;
    private long size;

    private Share(@Nullable String network) {
      this.network = network;
    }

    /**
     * Takes what is missing to so many bytes.
     *
     * @throws UnavailableException if that is too much
     */
    void grow(int bytes) {
      take(network, bytes - size);
      size = bytes;
    }

    /** Gives back all; may be called again. */
    @Override
    public void close() {
      give(network, size);
      size = 0;
    }
  }
}
