package org.vultus.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vultus.fixtures.ChildProcess;
import org.vultus.image.container.EncodedFrame;
import org.vultus.image.container.Extract;
import org.vultus.image.container.FirstImage;
import org.vultus.image.container.ImageFormat;
import org.vultus.image.container.Walk;

final class DecoderProcessesTest {

  private static final long MAX_PIXELS = 1_000_000;
  private static final Duration PLENTY = Duration.ofSeconds(60);

  /** Those that run when a test begins: nobody would end them if they were stopped. */
  private final Set<ProcessHandle> ofOtherTests = children();

  @Test
  void pixels_areThoseThatTheLibrariesGiveHere() {
    DecoderProcesses elsewhere = new DecoderProcesses(MAX_PIXELS, PLENTY);
    for (EncodedFrame frame : List.of(frame(photo(64, 48)), frame(photo(300, 200)))) {
      Raster there = elsewhere.decode(frame, 2).orElseThrow();
      Raster here = new LibraryDecoder().decode(frame, 2).orElseThrow();
      assertThat(there.bgr()).isEqualTo(here.bgr());
      assertThat(there.width()).isEqualTo(here.width());
    }
  }

  @Test
  void damagedPicture_isTold_andTheProcessGoesOn() {
    DecoderProcesses processes = new DecoderProcesses(MAX_PIXELS, PLENTY);
    EncodedFrame good = frame(photo(64, 48));
    Set<ProcessHandle> before = afterOne(processes, good);
    EncodedFrame damaged =
        new EncodedFrame(ImageFormat.PNG, Extract.of(new byte[100]), 64, 48, Set.of());
    assertThat(processes.decode(damaged, 1)).isEmpty();
    assertThat(afterOne(processes, good)).isEqualTo(before);
  }

  /** What a crash does, without a file that crashes anything. */
  @Test
  void processThatIsKilled_isReplaced() {
    DecoderProcesses processes = new DecoderProcesses(MAX_PIXELS, PLENTY);
    EncodedFrame frame = frame(photo(64, 48));
    Set<ProcessHandle> first = afterOne(processes, frame);
    first.forEach(ProcessHandle::destroyForcibly);
    first.forEach(process -> process.onExit().join());
    assertThat(processes.decode(frame, 1)).isPresent();
  }

  /** A process that is stopped hangs, as over a picture whose decoding never ends. */
  @Test
  void processThatHangs_costsOnePictureAndEnds() throws Exception {
    DecoderProcesses processes = new DecoderProcesses(MAX_PIXELS, Duration.ofSeconds(20));
    EncodedFrame frame = frame(photo(64, 48));
    Set<ProcessHandle> first = afterOne(processes, frame);
    for (ProcessHandle process : first) {
      signal("STOP", process);
    }
    assertThatThrownBy(() -> processes.decode(frame, 1)).isInstanceOf(DecoderFailedException.class);
    first.forEach(process -> process.onExit().join());
    assertThat(processes.decode(frame, 1)).isPresent();
  }

  /** Photos under way are finished when a service or a terminal ends all its processes. */
  @Test
  void signalToEnd_isLeftToTheProgramThatAsks() throws Exception {
    DecoderProcesses processes = new DecoderProcesses(MAX_PIXELS, PLENTY);
    EncodedFrame frame = frame(photo(64, 48));
    Set<ProcessHandle> first = afterOne(processes, frame);
    for (ProcessHandle process : first) {
      signal("TERM", process);
      signal("INT", process);
    }
    assertThat(afterOne(processes, frame)).isEqualTo(first);
  }

  @Test
  void picturesAtOnce_areDecodedAtOnce() throws Exception {
    DecoderProcesses processes = new DecoderProcesses(MAX_PIXELS, PLENTY);
    List<Callable<Integer>> tasks =
        IntStream.range(40, 52)
            .<Callable<Integer>>mapToObj(
                side -> () -> processes.decode(frame(photo(side, 40)), 1).orElseThrow().width())
            .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Future<Integer>> widths = threads.invokeAll(tasks);
      for (int i = 0; i < widths.size(); i++) {
        assertThat(widths.get(i).get()).isEqualTo(40 + i);
      }
    }
  }

  /** The processes of this test once it has decoded a picture, which at least one of them did. */
  private Set<ProcessHandle> afterOne(DecoderProcesses processes, EncodedFrame frame) {
    assertThat(processes.decode(frame, 1)).isPresent();
    Set<ProcessHandle> children = children();
    children.removeAll(ofOtherTests);
    assertThat(children).isNotEmpty();
    return children;
  }

  private static Set<ProcessHandle> children() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().orElse("").endsWith("java"))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static void signal(String name, ProcessHandle process) throws Exception {
    Process kill =
        ChildProcess.of(List.of("kill", "-" + name, Long.toString(process.pid()))).start();
    if (kill.waitFor() != 0) {
      throw new IOException("no signal could be sent");
    }
  }

  private static Photo photo(int width, int height) {
    byte[] bgr = new byte[3 * width * height];
    for (int i = 0; i < bgr.length; i++) {
      bgr[i] = (byte) (i % (3 * width) + i / 97);
    }
    return Photo.encode(new Raster(width, height, bgr));
  }

  private static EncodedFrame frame(Photo photo) {
    Optional<ImageFormat> format = ImageFormat.of(photo.bytes());
    return ((FirstImage) Walk.through(format.orElseThrow(), photo.bytes())).frame();
  }
}
