package org.vultus.pack.download;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vultus.pack.ModelFile;

/**
 * Decides by an answer's head whether its body goes on where the part ends.
 *
 * @param file what was asked for
 * @param address where it was asked for, for messages
 * @param answer its body is not touched
 */
record AnswerCheck(ModelFile file, URI address, HttpResponse<InputStream> answer) {

  private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-\\d+/(\\d{1,18}|\\*)");

  /** Empties the part where the body starts at the first byte; throws where the body is no use. */
  void admit(PartFile part) throws BrokenTransferException {
    switch (answer.statusCode()) {
      case 200 -> admitWhole(part);
      case 206 -> admitRange(part);
      case 416 -> startOver(part, "the server could not resume");
      case 408, 429, 500, 502, 503, 504 -> throw new BrokenTransferException(answered());
      default -> throw new DownloadException(answered() + " for " + address);
    }
  }

  private void admitWhole(PartFile part) {
    OptionalLong length = answer.headers().firstValueAsLong("Content-Length");
    part.discard();
    if (length.isPresent() && length.getAsLong() != file.bytes()) {
      throw new DownloadException(
          "%s has %d bytes where %d are expected: refused"
              .formatted(address, length.getAsLong(), file.bytes()));
    }
  }

  private void admitRange(PartFile part) throws BrokenTransferException {
    String range = answer.headers().firstValue("Content-Range").orElse("");
    Matcher parsed = RANGE.matcher(range);
    if (!parsed.matches()
        || Long.parseLong(parsed.group(1)) != part.size()
        || !(parsed.group(2).equals("*") || Long.parseLong(parsed.group(2)) == file.bytes())) {
      startOver(part, "the server sent another part than it was asked for: '" + range + "'");
    }
  }

  private static void startOver(PartFile part, String reason) throws BrokenTransferException {
    part.discard();
    throw new BrokenTransferException(reason);
  }

  private String answered() {
    return "the server answered " + answer.statusCode();
  }
}
