package org.vultus.pack.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import org.vultus.pack.CheckedFile;
import org.vultus.pack.FileState;
import org.vultus.pack.ModelFile;

/** Brings one file into the cache; each new attempt goes on where the last one broke. */
final class FileDownload {

  private static final int PIECE = 64 * 1024;

  private final ModelFile file;
  private final PartFile part;
  private final URI address;
  private final PullProgress progress;

  FileDownload(ModelFile file, PartFile part, URI address, PullProgress progress) {
    this.file = file;
    this.part = part;
    this.address = address;
    this.progress = progress;
  }

  /**
   * Tries until the file is in place. Only an attempt that gets further than all before it earns
   * new patience, so that a server that never gets to the end is given up.
   */
  void run(Web web, Patience patience) {
    long furthest = part.size();
    for (int failures = 1; ; failures++) {
      try {
        attempt(web, patience);
        return;
      } catch (BrokenTransferException e) {
        failures = part.size() > furthest ? 1 : failures;
        furthest = Math.max(furthest, part.size());
        pauseOrGiveUp(failures, patience, e);
      }
    }
  }

  private void attempt(Web web, Patience patience) throws BrokenTransferException {
    if (part.size() > file.bytes()) {
      part.discard();
    }
    boolean resumed = part.size() > 0;
    if (part.size() < file.bytes()) {
      receive(web, patience);
    }
    finish(resumed);
  }

  private void receive(Web web, Patience patience) throws BrokenTransferException {
    HttpResponse<InputStream> answer = web.get(address, part.size());
    try (InputStream body = StallGuard.watching(answer.body(), patience.stall())) {
      new AnswerCheck(file, address, answer).admit(part);
      copy(body);
    } catch (BrokenTransferException e) {
      throw e;
    } catch (IOException e) {
      throw new BrokenTransferException("the connection broke " + soFar(), e);
    }
  }

  private void copy(InputStream body) throws IOException {
    byte[] piece = new byte[PIECE];
    long done = part.size();
    for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
      done += count;
      if (done > file.bytes()) {
        part.discard();
        throw new DownloadException(
            "%s sends more than the %d bytes of %s: refused"
                .formatted(address, file.bytes(), file.name()));
      }
      part.append(piece, count);
      progress.report(file, done, file.bytes());
    }
    if (done < file.bytes()) {
      throw new BrokenTransferException("the answer ended " + soFar());
    }
  }

  /**
   * A part that was resumed may be wrong because its halves come from two versions of the file:
   * that is tried again from the start.
   */
  private void finish(boolean resumed) throws BrokenTransferException {
    FileState state = part.check();
    if (state instanceof CheckedFile) {
      part.moveIntoPlace();
      return;
    }
    part.discard();
    String problem = "what came is not the expected file: " + String.join("; ", state.problems());
    if (resumed) {
      throw new BrokenTransferException(problem);
    }
    throw new DownloadException(address + ": " + problem);
  }

  private void pauseOrGiveUp(int failures, Patience patience, BrokenTransferException e) {
    if (failures >= patience.attempts()) {
      throw new DownloadException(
          "%s was not downloaded from %s: %s; run the same again to go on from there"
              .formatted(file.name(), address, e.getMessage()),
          e);
    }
    try {
      Thread.sleep(patience.pauseAfter(failures));
    } catch (InterruptedException interrupted) {
      throw Web.interrupted(interrupted);
    }
  }

  private String soFar() {
    return "after %d of %d bytes".formatted(part.size(), file.bytes());
  }
}
