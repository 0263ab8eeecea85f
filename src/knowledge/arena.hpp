#pragma once
// Copies that live as long as a memory resource does.

#include <cstring>
#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>
#include <vector>

namespace legcramp {

inline std::string_view keep(std::string_view text, std::pmr::memory_resource& memory) {
  if (text.empty()) return {};
  auto* copy = static_cast<char*>(memory.allocate(text.size(), 1));
  std::memcpy(copy, text.data(), text.size());
  return {copy, text.size()};
}

template <class Item>
std::span<const Item> keep(const std::vector<Item>& items, std::pmr::memory_resource& memory) {
  if (items.empty()) return {};
  auto* copy = static_cast<Item*>(memory.allocate(items.size() * sizeof(Item), alignof(Item)));
  std::uninitialized_copy(items.begin(), items.end(), copy);
  return {copy, items.size()};
}

}  // namespace legcramp
