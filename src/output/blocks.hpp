#pragma once
// A page of text as a list of blocks, and how blocks become lines.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "legcramp/knowledge.hpp"

namespace legcramp {

struct Block {
  enum class Is : std::uint8_t {
    alarm,  ///< an urgent word: first on the page
    heading,
    paragraph,
    item,     ///< an entry of a list, behind its label
    detail,   ///< belongs to the item above it
    caution,  ///< what to take care of, below an item
    term,     ///< a label and what it means: side by side where there is room
    remark,   ///< less important: reasons, sources, limits
    code,     ///< a command to type; never broken
    blank,    ///< something to fill in, with room to write
    side,     ///< a new side of paper begins; on a screen nothing
    picture,  ///< shown where there is room; the words beside it say the same
  };
  Is is = Is::paragraph;
  std::string text;
  std::string label;  ///< of an item: "1." or "-"; of a term: the term
  const Picture* picture = nullptr;
};
using Blocks = std::vector<Block>;

Block picture_block(const Picture& picture);

struct TextStyle {
  std::size_t width = 0;  ///< in columns; 0: never break lines
  bool has_color = false;
  bool has_pictures = false;
  std::size_t rows = 0;  ///< a page that would fill more goes without pictures; 0: no limit
};

/// Blocks to text, with foreign characters made harmless. Pictures stand side by side where they
/// can; the first at least, if it fits.
std::string render(const Blocks& blocks, const TextStyle& style);

/// Breaks the lines of a text that are longer than this; with width 0, none.
std::string wrap_lines(std::string_view text, std::size_t width);

/// Makes a foreign text safe to print: control, bidi and tag characters and broken UTF-8 become
/// visible escapes.
std::string escape(std::string_view text);

/// As `escape`, cut after `longest` characters.
std::string quote_briefly(std::string_view text, std::size_t longest = 80);

}  // namespace legcramp
