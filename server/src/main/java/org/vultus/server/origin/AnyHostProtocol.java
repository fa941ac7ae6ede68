package org.vultus.server.origin;

import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.http.parser.Host;

/**
 * HTTP/1.1 as Tomcat has it, but for what the header {@code Host} may hold: Tomcat refuses names
 * that are no domain names, such as those with an underscore, without a word. Here they are left to
 * {@link HostRule}; to Tomcat the request is then one that names no host. Tomcat makes one by its
 * name.
 */
public final class AnyHostProtocol extends Http11NioProtocol {

  @Override
  protected Processor createProcessor() {
    return new Http11Processor(this, getAdapter()) {
      @Override
      protected void parseHost(MessageBytes header) {
        super.parseHost(isDomainName(header) ? header : none());
      }
    };
  }

  private static boolean isDomainName(MessageBytes header) {
    if (header == null || header.isNull() || header.getLength() == 0) {
      return true;
    }
    try {
      Host.parse(header);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static MessageBytes none() {
    MessageBytes none = MessageBytes.newInstance();
    none.setBytes(new byte[0], 0, 0);
    return none;
  }
}
