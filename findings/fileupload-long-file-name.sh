#!/usr/bin/env bash
# How long a file's name may be in a multipart request.
#
# Guess:   255 bytes, what file systems allow, and several times that once percent-encoded: older versions allowed the headers
#          of a part 10 KiB.
# Truth:   since 1.6.0 the headers of one part may have 512 bytes together, and over that the whole request is refused. A name
#          of 50 Chinese characters in the form filename*=UTF-8''.. (RFC 5987, nine bytes a character) is over it, and so is one
#          of 160 as bare UTF-8. The exception is the type for bodies that are too large, and its text asks whether the headers
#          were ended properly.
# Version: commons-fileupload:commons-fileupload 1.6.0, JDK 17.
# Source:  org.apache.commons.fileupload.FileUploadBase, DEFAULT_PART_HEADER_SIZE_MAX and setPartHeaderSizeMax; seen by running
#          this.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > pom.xml << 'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>commons-fileupload</groupId>
      <artifactId>commons-fileupload</artifactId>
      <version>1.6.0</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -B -q dependency:copy-dependencies -DoutputDirectory=lib

cat > Names.java << 'JAVA'
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.UploadContext;

public class Names {
    public static void main(String[] arguments) throws Exception {
        String character = "\u6587";
        String encoded = URLEncoder.encode(character, StandardCharsets.UTF_8);
        upload("40 characters, percent-encoded", "*=UTF-8''" + encoded.repeat(40) + ".pdf");
        upload("50 characters, percent-encoded", "*=UTF-8''" + encoded.repeat(50) + ".pdf");
        upload("100 characters of UTF-8", "=\"" + character.repeat(100) + ".pdf\"");
        upload("160 characters of UTF-8", "=\"" + character.repeat(160) + ".pdf\"");
    }

    static void upload(String what, String name) throws Exception {
        byte[] body = ("--boundary\r\nContent-Disposition: form-data; name=\"file\"; filename" + name
                        + "\r\nContent-Type: application/pdf\r\n\r\n%PDF\r\n--boundary--\r\n")
                .getBytes(StandardCharsets.UTF_8);
        FileUpload upload = new FileUpload();
        upload.setHeaderEncoding("UTF-8");
        try {
            boolean taken = upload.getItemIterator(new Body(body)).hasNext();
            System.out.println(what + ": " + (taken ? "taken" : "no part"));
        } catch (FileUploadException refused) {
            System.out.println(what + ": " + refused.getClass().getSimpleName() + ", " + refused.getMessage());
        }
    }

    record Body(byte[] bytes) implements UploadContext {
        @Override
        public String getCharacterEncoding() {
            return "UTF-8";
        }

        @Override
        public String getContentType() {
            return "multipart/form-data; boundary=boundary";
        }

        @Override
        public int getContentLength() {
            return bytes.length;
        }

        @Override
        public long contentLength() {
            return bytes.length;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
JAVA
java -cp 'lib/*' Names.java | tee seen

diff - seen << 'SEEN'
40 characters, percent-encoded: taken
50 characters, percent-encoded: SizeLimitExceededException, Header section has more than 512 bytes (maybe it is not properly terminated)
100 characters of UTF-8: taken
160 characters of UTF-8: SizeLimitExceededException, Header section has more than 512 bytes (maybe it is not properly terminated)
SEEN
