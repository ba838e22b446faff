package io.github.httpstatusproblem;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.DOMException;
import org.w3c.dom.Document;

/**
 * {@link Representation#PROBLEM_XML}. Members are elements, the items of an array are {@code i} elements (RFC 9457,
 * Appendix B). A member whose name is no XML name is left out, and a character that XML does not admit becomes U+FFFD.
 */
final class ProblemXml implements Representation {
    private static final String NAMESPACE = "urn:ietf:rfc:7807";
    private static final String ITEM = "i";
    private static final char REPLACEMENT = '\uFFFD';

    @Override
    public String mediaType() {
        return "application/problem+xml";
    }

    @Override
    public String content(Problem problem, int status, Locale language) {
        StringWriter text = new StringWriter(512);
        try {
            // The JDK's own, not one that an application has on its class path.
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("problem");
            xml.writeDefaultNamespace(NAMESPACE);
            Names names = new Names();
            members(xml, ProblemDetails.of(problem, status), names);
            element(xml, "error", problem.error(), names);
            members(xml, problem.members(), names);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a problem could not be written as XML", e);
        }
    }

    private static void members(XMLStreamWriter xml, Map<?, ?> members, Names names) throws XMLStreamException {
        for (Map.Entry<?, ?> member : members.entrySet()) {
            String name = (String) member.getKey();
            if (names.contain(name)) {
                element(xml, name, member.getValue(), names);
            }
        }
    }

    /** Writes what {@link PlainData} makes; null, an empty object and an empty array are an empty element. */
    private static void element(XMLStreamWriter xml, String name, @Nullable Object value, Names names)
            throws XMLStreamException {
        xml.writeStartElement(name);
        if (value instanceof Map<?, ?> map) {
            members(xml, map, names);
        } else if (value instanceof List<?> items) {
            for (Object item : items) {
                element(xml, ITEM, item, names);
            }
        } else if (value != null) {
            characters(xml, value.toString());
        }
        xml.writeEndElement();
    }

    /** What a parser would change or a terminal obey, and what turns the direction of a text, is a character reference. */
    private static void characters(XMLStreamWriter xml, String text) throws XMLStreamException {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            if (!isCharacter(codePoint)) {
                plain.append(REPLACEMENT);
            } else if (codePoint != '\t' && codePoint != '\n' && ForeignText.isDirective(codePoint)) {
                xml.writeCharacters(plain.toString());
                xml.writeEntityRef("#" + codePoint);
                plain.setLength(0);
            } else {
                plain.appendCodePoint(codePoint);
            }
            i += Character.charCount(codePoint);
        }
        xml.writeCharacters(plain.toString());
    }

    /** XML 1.0, 2.2. */
    private static boolean isCharacter(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || codePoint == '\r'
                || (codePoint >= ' ' && codePoint < Character.MIN_SURROGATE)
                || (codePoint > Character.MAX_SURROGATE && codePoint < 0xFFFE)
                || codePoint > 0xFFFF;
    }

    /** Which names an element can have (XML 1.0, 2.3); without a colon, so that it is in our namespace. */
    private static final class Names {
        private @Nullable Document judge;

        boolean contain(String name) {
            boolean ascii = true;
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                boolean start = FieldSyntax.isAlpha(c) || c == '_';
                if (c < 128 && !start && (i == 0 || (!FieldSyntax.isDigit(c) && c != '-' && c != '.'))) {
                    return false;
                }
                ascii &= c < 128;
            }
            return !name.isEmpty() && (ascii || containRare(name));
        }

        /** The rarer names are judged by those who know every letter: by the JDK, which is set up once a content. */
        private boolean containRare(String name) {
            try {
                if (judge == null) {
                    judge = DocumentBuilderFactory.newDefaultInstance()
                            .newDocumentBuilder()
                            .newDocument();
                }
                judge.createElement(name);
                return true;
            } catch (DOMException notAName) {
                return false;
            } catch (ParserConfigurationException e) {
                throw new IllegalStateException("the JDK's own parser could not be configured", e);
            }
        }
    }
}
