package org.vultus.image;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentMap;
import org.vultus.image.container.EncodedFrame;

/**
 * Decodes in other processes, as many as pictures are decoded at the same time: a decoder that
 * crashes, hangs or takes too much memory costs one photo. They end with this process. Safe for use
 * by many threads.
 */
final class DecoderProcesses implements PixelDecoder {

  /** After a larger picture the process goes, and its memory with it. */
  private static final long LARGE_PIXELS = 16_000_000;

  /** The largest picture takes a few seconds; what takes longer than this will never end. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final Logger LOG = System.getLogger(DecoderProcesses.class.getName());

  private static final ConcurrentMap<Long, DecoderProcesses> SHARED = new ConcurrentHashMap<>();

  private final long maxPixels;
  private final Duration longest;
  private final Deque<DecoderProcess> idle = new ConcurrentLinkedDeque<>();

  /** Processes for pictures of at most {@code maxPixels} pixels; one is started. */
  DecoderProcesses(long maxPixels, Duration longest) {
    this.maxPixels = maxPixels;
    this.longest = longest;
    idle.add(DecoderProcess.start(maxPixels, longest));
  }

  /** As constructed, but the same ones for all of this program. */
  static DecoderProcesses shared(long maxPixels) {
    return SHARED.computeIfAbsent(maxPixels, most -> new DecoderProcesses(most, LONGEST));
  }

  /**
   * As {@link PixelDecoder#decode}.
   *
   * @throws DecoderFailedException if the decoder failed, took too long or crashed
   */
  @Override
  public Optional<Raster> decode(EncodedFrame frame, int reduction) {
    try {
      return attempt(frame, reduction);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "A process that decodes photos ended over one; another one tries");
    }
    try {
      return attempt(frame, reduction);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "That ended, too: the photo is refused");
      throw new DecoderFailedException();
    }
  }

  /** A process may be ended from outside, as for want of memory: that is no fault of the photo. */
  private Optional<Raster> attempt(EncodedFrame frame, int reduction) throws IOException {
    DecoderProcess process = taken();
    try {
      return process.decode(frame, reduction);
    } finally {
      settle(process, frame);
    }
  }

  private DecoderProcess taken() {
    DecoderProcess process = idle.pollFirst();
    while (process != null && !process.isAlive()) {
      process = idle.pollFirst();
    }
    return process == null ? DecoderProcess.start(maxPixels, longest) : process;
  }

  /**
   * The one that worked last comes first: of many that a rush has started, the same few work on.
   */
  private void settle(DecoderProcess process, EncodedFrame frame) {
    if (frame.pixels() > LARGE_PIXELS) {
      process.close();
    } else if (process.isAlive()) {
      idle.addFirst(process);
    }
  }
}
