// Changes JSON as somebody who edits it would. What is no JSON is changed byte by byte.

#include "support/fuzz.hpp"
#include "support/json_editor.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
  using namespace legcramp::testing;
  using Json = JsonEditor::Json;
  const std::string_view text = text_of(data, size);
  constexpr std::size_t most_brackets = 2000;  // printing goes as deep as they do
  const auto brackets = std::ranges::count_if(text, [](char c) { return c == '{' || c == '['; });
  Json root = seed % 4 == 0 || static_cast<std::size_t>(brackets) > most_brackets
                  ? Json(Json::value_t::discarded)
                  : Json::parse(text, nullptr, false);
  if (root.is_discarded()) return LLVMFuzzerMutate(data, size, most);
  JsonEditor(root, seed).edit();
  const std::string changed = root.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (changed.size() > most) return LLVMFuzzerMutate(data, size, most);
  std::ranges::copy(changed, data);
  return changed.size();
}
