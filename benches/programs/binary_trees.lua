-- Many short-lived binary trees beside one that lives on; twin of
-- binary_trees.py. Stresses allocation and collection of small tables.
local DEFAULT_N = 16
local LEAST_DEPTH = 4

local Node = {}
Node.__index = Node

function Node.new(label, left, right)
  return setmetatable({ label = label, left = left, right = right }, Node)
end

function Node:weigh()
  if self.left == nil then return self.label end
  return self.label + 2 * self.left:weigh() - self.right:weigh()
end

local function grow(label, depth)
  if depth == 0 then return Node.new(label, nil, nil) end
  return Node.new(label, grow(2 * label, depth - 1), grow(2 * label + 1, depth - 1))
end

local function run(n)
  local lasting = grow(1, n)
  local trees, total = 0, 0
  for depth = LEAST_DEPTH, n, 2 do
    for k = 0, 2 ^ (n - depth) - 1 do
      total = total + grow(k, depth):weigh()
      trees = trees + 1
    end
  end
  return string.format("%d %.0f %.0f", trees, total, lasting:weigh())
end

-- Usage: name.lua [N] [ITERATIONS] [--times]; times are processor seconds.
local args, show_times = {}, false
for i = 1, #arg do
  if arg[i] == "--times" then show_times = true else args[#args + 1] = arg[i] end
end
local n = tonumber(args[1]) or DEFAULT_N
local iterations = tonumber(args[2]) or 1
local result = "None"
for k = 1, iterations do
  local start = os.clock()
  result = run(n)
  local elapsed = os.clock() - start
  if show_times then
    io.stderr:write(string.format("iteration %d: %.6f\n", k, elapsed))
  end
end
print(result)
