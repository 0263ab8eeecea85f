#include "output/blocks.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "knowledge/utf8.hpp"

namespace legcramp {
namespace {

std::size_t columns_of(std::string_view text) {
  const auto is_start = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; };
  return static_cast<std::size_t>(std::ranges::count_if(text, is_start));
}

/// How a kind of block looks: what stands before its first line, how far the others are indented,
/// its colour.
struct Look {
  std::string first;
  std::size_t indent;
  std::string_view color;
  bool space_above;
};

/// The column where what terms mean begins, if it stands beside them: behind the longest up to the
/// next heading. 0 if there is no room for that.
std::size_t column_of_meanings(std::span<const Block> blocks, std::size_t width) {
  constexpr std::size_t least_room = 28;
  std::size_t column = 0;
  for (const Block& block : blocks) {
    if (block.is == Block::Is::heading) break;
    if (block.is == Block::Is::term) column = std::max(column, 4 + columns_of(block.label));
  }
  return width == 0 || column + least_room <= width ? column : 0;
}

Look look_of(const Block& block, std::size_t width, std::size_t column) {
  using Is = Block::Is;
  switch (block.is) {
    case Is::alarm: return {"", 0, "\033[1;31m", true};
    case Is::heading:
      if (block.label.empty()) return {"", 0, "\033[1m", true};
      return {fmt::format("{:<2} ", block.label), std::max<std::size_t>(3, block.label.size() + 1),
              "\033[1m", true};
    case Is::paragraph: return {"", 0, "", true};
    case Is::item: return {fmt::format("{:<2} ", block.label), 3, "", false};
    case Is::detail: return {"   ", 3, "", false};
    case Is::caution: return {"   ! ", 5, "\033[33m", false};
    case Is::term:
      if (column > 0)
        return {fmt::format("  {}{:{}}", block.label, "", column - 2 - columns_of(block.label)),
                column, "", false};
      if (4 + columns_of(block.label) + columns_of(block.text) <= width)
        return {fmt::format("  {}  ", block.label), 0, "", false};
      return {fmt::format("  {}\n    ", block.label), 4, "", false};
    case Is::remark: return {"   ", 3, "\033[2m", false};
    case Is::code: return {"   ", 3, "\033[36m", false};
    case Is::blank: return {"", 0, "", false};
    case Is::side:
    case Is::picture: break;
  }
  return {};
}

/// Adds words to a line until the next does not fit; a word longer than a line stands alone. With
/// width 0 everything fits.
std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  if (width == 0 || text.size() <= width) return {std::string(text)};
  std::vector<std::string> lines{""};
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    at = end + 1;
    std::string& line = lines.back();
    if (line.empty()) line = word;
    else if (columns_of(line) + 1 + columns_of(word) <= width) line.append(" ").append(word);
    else lines.emplace_back(word);
  }
  return lines;
}

/// The pictures that fit a line side by side, from the first on.
std::string side_by_side(std::span<const Block> pictures, std::size_t width) {
  constexpr std::string_view indent = "  ";
  std::vector<std::string> lines;
  std::size_t columns = 0;  // of what stands already
  for (const Block& block : pictures) {
    const auto rows = block.picture->rows;
    std::size_t widest = 0;
    for (const PictureRow row : rows) widest = std::max(widest, row.text.size());
    if (width > 0 && columns + indent.size() + widest > width) break;
    lines.resize(std::max(lines.size(), rows.size()));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      lines[i].resize(columns, ' ');
      lines[i].append(indent).append(rows[i].text);
    }
    columns += indent.size() + widest;
  }
  std::string text;
  for (const std::string& line : lines) text.append(line).append("\n");
  return text;
}

std::string lines_of(std::span<const Block> blocks, const TextStyle& style) {
  std::string page;
  std::size_t column = column_of_meanings(blocks, style.width);
  for (std::size_t at = 0; at < blocks.size(); ++at) {
    const Block& block = blocks[at];
    if (block.is == Block::Is::heading)
      column = column_of_meanings(blocks.subspan(at + 1), style.width);
    if (block.is == Block::Is::picture) {
      const auto is_other = [](const Block& next) { return next.is != Block::Is::picture; };
      const auto rest = blocks.subspan(at);
      const auto count =
          static_cast<std::size_t>(std::ranges::find_if(rest, is_other) - rest.begin());
      if (style.has_pictures) page += side_by_side(rest.first(count), style.width);
      at += count - 1;
      continue;
    }
    const Look look = look_of(block, style.width, column);
    if (look.space_above && !page.empty()) page += '\n';
    const bool can_break = style.width > look.indent && block.is != Block::Is::code;
    const auto lines = wrap(escape(block.text), can_break ? style.width - look.indent : 0);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      page += i == 0 ? look.first : std::string(look.indent, ' ');
      const bool is_colored = style.has_color && !look.color.empty();
      page += is_colored ? fmt::format("{}{}\033[0m", look.color, lines[i]) : lines[i];
      page += '\n';
    }
  }
  return page;
}

}  // namespace

std::string render(const Blocks& blocks, const TextStyle& style) {
  std::string page = lines_of(blocks, style);
  const auto rows = static_cast<std::size_t>(std::ranges::count(page, '\n'));
  if (!style.has_pictures || style.rows == 0 || rows < style.rows) return page;
  TextStyle without = style;
  without.has_pictures = false;
  return lines_of(blocks, without);
}

std::string wrap_lines(std::string_view text, std::size_t width) {
  std::string wrapped;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    for (const std::string& line : wrap(text.substr(0, end), width)) wrapped += line + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return wrapped;
}

Block picture_block(const Picture& picture) { return {Block::Is::picture, {}, {}, &picture}; }

std::string escape(std::string_view text) {
  const auto is_plain = [](char c) { return c >= 0x20 && c < 0x7F; };
  std::string safe;
  safe.reserve(text.size());
  while (!text.empty()) {
    const auto plain =
        static_cast<std::size_t>(std::ranges::find_if_not(text, is_plain) - text.begin());
    safe += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const CodePoint point = first_code_point(text);
    const auto value = static_cast<std::uint32_t>(point.value);
    if (!point.is_valid || value < 0x80) safe += fmt::format("\\x{:02x}", value);
    else if (is_forbidden(point.value)) safe += fmt::format("\\u{{{:x}}}", value);
    else safe += text.substr(0, point.bytes);
    text.remove_prefix(point.bytes);
  }
  return safe;
}

std::string quote_briefly(std::string_view text, std::size_t longest) {
  std::string safe = escape(text.substr(0, longest * 4));
  std::size_t end = 0;
  for (std::size_t shown = 0; shown < longest && end < safe.size(); ++shown)
    end += first_code_point(std::string_view(safe).substr(end)).bytes;
  if (end == safe.size()) return safe;
  return safe.substr(0, end) + "...";
}

}  // namespace legcramp
