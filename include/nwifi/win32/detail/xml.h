/* SPDX-License-Identifier: BSD-3-Clause */
/* A reader for XML, for msxml.h: elements and their text, no more. */
#ifndef NWIFI_XML_H
#define NWIFI_XML_H

#include <memory>
#include <string>
#include <vector>

#include "../../utf16.h"

/* Deeper nesting is refused: each level takes stack. */
#define NWIFI_XML_DEPTH 64

namespace nwifi {

/**
 * struct xml_element - an element; the document is one without a name
 * @name: name with its prefix
 * @text: text of its own and of what is in it, in their order
 * @children: elements in it
 */
struct xml_element {
	std::u16string name;
	std::u16string text;
	std::vector<std::unique_ptr<xml_element>> children;
};

inline bool xml_is_space(char16_t unit)
{
	return unit == ' ' || unit == '\t' || unit == '\r' || unit == '\n';
}

/* Reads a document. What is malformed makes each function return false. */
class xml_reader {
public:
	explicit xml_reader(const std::u16string &text) : text_(text) {}

	bool document(xml_element *to)
	{
		/* a mark of the byte order may be in front */
		if (!text_.empty() && text_[0] == 0xfeff)
			at_ = 1;
		return misc() && element(to, 0) && misc() &&
			at_ == text_.size();
	}

private:
	bool begins(const char16_t *with) const
	{
		const std::u16string part(with);

		return text_.compare(at_, part.size(), part) == 0;
	}
	bool take(const char16_t *what)
	{
		if (!begins(what))
			return false;
		at_ += std::u16string(what).size();
		return true;
	}
	/* Passes what is between two marks. Return: false without the end. */
	bool pass(const char16_t *begin, const char16_t *end,
		  std::u16string *inside = nullptr)
	{
		const std::u16string mark(end);
		const size_t from = at_ + std::u16string(begin).size();
		const size_t to = text_.find(mark, from);

		if (to == std::u16string::npos)
			return false;
		if (inside)
			inside->append(text_, from, to - from);
		at_ = to + mark.size();
		return true;
	}
	void spaces()
	{
		while (at_ < text_.size() && xml_is_space(text_[at_]))
			at_++;
	}
	/* Comments and instructions; a document type is left, and fails. */
	bool misc()
	{
		for (;;) {
			spaces();
			if (begins(u"<!--")) {
				if (!pass(u"<!--", u"-->"))
					return false;
			} else if (begins(u"<?")) {
				if (!pass(u"<?", u"?>"))
					return false;
			} else {
				return true;
			}
		}
	}
	bool name(std::u16string *to)
	{
		const std::u16string marks(u"<>/=&\"'!?");
		const size_t from = at_;

		while (at_ < text_.size() && !xml_is_space(text_[at_]) &&
		       marks.find(text_[at_]) == std::u16string::npos)
			at_++;
		*to = text_.substr(from, at_ - from);
		return !to->empty();
	}
	bool reference(std::u16string *to)
	{
		static const struct {
			const char16_t *name;
			char16_t unit;
		} known[] = {
			{ u"lt", '<' }, { u"gt", '>' }, { u"amp", '&' },
			{ u"quot", '"' }, { u"apos", '\'' },
		};
		std::u16string inside;

		if (!pass(u"&", u";", &inside) || inside.size() > 10)
			return false;
		for (const auto &each : known) {
			if (inside != each.name)
				continue;
			to->push_back(each.unit);
			return true;
		}
		return inside[0] == '#' && character(inside, to);
	}
	static bool character(const std::u16string &inside, std::u16string *to)
	{
		const bool hex = inside[1] == 'x';
		uint32_t value = 0;
		WCHAR units[2];
		size_t i, n;

		for (i = hex ? 2 : 1; i < inside.size(); i++) {
			const char16_t unit = inside[i];
			uint32_t digit = 16;

			if (unit >= '0' && unit <= '9')
				digit = unit - u'0';
			else if (hex && unit >= 'a' && unit <= 'f')
				digit = unit - u'a' + 10u;
			else if (hex && unit >= 'A' && unit <= 'F')
				digit = unit - u'A' + 10u;
			if (digit == 16 || value > 0x10ffff)
				return false;
			value = value * (hex ? 16 : 10) + digit;
		}
		if (!value || value > 0x10ffff || (value & 0xfffff800) == 0xd800)
			return false;
		n = nwifi_utf16_encode(units, value);
		for (i = 0; i < n; i++)
			to->push_back(static_cast<char16_t>(units[i]));
		return true;
	}
	/* Attributes are read and forgotten. */
	bool attributes()
	{
		std::u16string word;

		for (;;) {
			spaces();
			if (at_ >= text_.size())
				return false;
			if (begins(u">") || begins(u"/>"))
				return true;
			if (!name(&word))
				return false;
			spaces();
			if (!take(u"="))
				return false;
			spaces();
			if (begins(u"\"")) {
				if (!pass(u"\"", u"\""))
					return false;
			} else if (!begins(u"'") || !pass(u"'", u"'")) {
				return false;
			}
		}
	}
	bool content(xml_element *to, unsigned int depth)
	{
		while (at_ < text_.size() && !begins(u"</")) {
			if (begins(u"<!--")) {
				if (!pass(u"<!--", u"-->"))
					return false;
			} else if (begins(u"<![CDATA[")) {
				if (!pass(u"<![CDATA[", u"]]>", &to->text))
					return false;
			} else if (begins(u"<?")) {
				if (!pass(u"<?", u"?>"))
					return false;
			} else if (begins(u"<")) {
				if (!element(to, depth + 1))
					return false;
			} else if (begins(u"&")) {
				if (!reference(&to->text))
					return false;
			} else {
				to->text.push_back(text_[at_++]);
			}
		}
		return at_ < text_.size();
	}
	bool element(xml_element *parent, unsigned int depth)
	{
		std::unique_ptr<xml_element> made(new xml_element);
		std::u16string end;

		if (depth > NWIFI_XML_DEPTH || !take(u"<") ||
		    !name(&made->name) || !attributes())
			return false;
		if (!take(u"/>")) {
			if (!take(u">") || !content(made.get(), depth) ||
			    !take(u"</") || !name(&end) || end != made->name)
				return false;
			spaces();
			if (!take(u">"))
				return false;
		}
		parent->text += made->text;
		parent->children.push_back(std::move(made));
		return true;
	}

	const std::u16string &text_;
	size_t at_ = 0;
};

/* Return: a document, whose element is its child; NULL if it is malformed. */
inline std::shared_ptr<xml_element> xml_read(const std::u16string &text)
{
	auto document = std::make_shared<xml_element>();

	if (!xml_reader(text).document(document.get()))
		document.reset();
	return document;
}

/* Finds the first element by names between slashes. Return: NULL if none. */
inline xml_element *xml_find(xml_element &root, xml_element &from,
			     const std::u16string &path)
{
	xml_element *at = &from;
	size_t begin = 0, end;

	if (!path.empty() && path[0] == '/') {
		at = &root;
		begin = 1;
	}
	for (; at && begin <= path.size(); begin = end + 1) {
		xml_element *next = nullptr;

		end = path.find(u'/', begin);
		if (end == std::u16string::npos)
			end = path.size();
		for (const auto &each : at->children)
			if (!next && path.compare(begin, end - begin,
						  each->name) == 0)
				next = each.get();
		at = next;
	}
	return at;
}

/* Return: all text of an element, without white space at its ends. */
inline std::u16string xml_text(const xml_element &element)
{
	size_t begin = 0, end = element.text.size();

	while (begin < end && xml_is_space(element.text[begin]))
		begin++;
	while (end > begin && xml_is_space(element.text[end - 1]))
		end--;
	return element.text.substr(begin, end - begin);
}

}

#endif /* NWIFI_XML_H */
