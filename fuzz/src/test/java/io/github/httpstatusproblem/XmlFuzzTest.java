package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** XML is well-formed, in one namespace, and says what the problem says (RFC 9457, Appendix B). */
class XmlFuzzTest {
    private static final String NAMESPACE = "urn:ietf:rfc:7807";

    @FuzzTest(maxDuration = "2m")
    void whatIsReadIsWhatTheProblemSays(byte[] input) throws Exception {
        Problem problem = FuzzedProblem.of(input);
        Element root = parsed(Answer.to(problem, Representation.PROBLEM_XML, "ja"));
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (problem.type() != null) {
            members.put("type", problem.type().toASCIIString());
        }
        members.put("title", problem.status().reasonPhrase());
        members.put("status", problem.status().value());
        if (!problem.message().equals(problem.status().reasonPhrase())) {
            members.put("detail", problem.message());
        }
        if (problem.instance() != null) {
            members.put("instance", problem.instance().toASCIIString());
        }
        members.put("error", problem.error());
        members.putAll(problem.members());

        assertThat(root.getLocalName()).isEqualTo("problem");
        assertSays(root, members);
    }

    private static void assertSays(Element element, @Nullable Object value) throws Exception {
        assertThat(element.getNamespaceURI()).isEqualTo(NAMESPACE);
        assertThat(element.getPrefix()).isNull();
        List<Element> children = children(element);
        List<String> names = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                if (isName((String) entry.getKey())) {
                    names.add((String) entry.getKey());
                    values.add(entry.getValue());
                }
            }
        } else if (value instanceof List<?> list) {
            values.addAll(list);
            list.forEach(item -> names.add("i"));
        } else {
            assertThat(element.getTextContent()).isEqualTo(value == null ? "" : admitted(value.toString()));
        }
        assertThat(children).extracting(Element::getLocalName).isEqualTo(names);
        for (int i = 0; i < children.size(); i++) {
            assertSays(children.get(i), values.get(i));
        }
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** Whether an element of that name is read as one of that name, and in no other namespace. */
    private static boolean isName(String name) throws Exception {
        try {
            Element element = parsed("<" + name + "/>");
            return element.getNodeName().equals(name) && element.getPrefix() == null;
        } catch (SAXException malformed) {
            return false;
        }
    }

    private static Element parsed(String xml) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(new DefaultHandler());
        return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
    }

    /** What XML 1.0, 2.2 admits. */
    private static String admitted(String text) {
        return text.codePoints()
                .map(c -> c == '\t'
                                || c == '\n'
                                || c == '\r'
                                || (c >= ' ' && c < 0xd800)
                                || (c > 0xdfff && c < 0xfffe)
                                || c > 0xffff
                        ? c
                        : 0xfffd)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
